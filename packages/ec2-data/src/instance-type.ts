/**
 * Attributes of an instance type under the names of EC2's DescribeInstanceTypes. Named here are the ones that every
 * recorded type has and that decide about launches; the others are there as they were recorded.
 */
export interface InstanceType {
  readonly InstanceType: string;
  readonly BareMetal: boolean;
  readonly BurstablePerformanceSupported: boolean;
  readonly CurrentGeneration: boolean;
  readonly FreeTierEligible: boolean;
  /** Bare metal has none. */
  readonly Hypervisor?: 'nitro' | 'xen';
  readonly InstanceStorageSupported: boolean;
  readonly InstanceStorageInfo?: { readonly NvmeSupport: 'required' | 'supported' | 'unsupported' };
  readonly MemoryInfo: { readonly SizeInMiB: number };
  readonly NetworkInfo: {
    readonly EnaSupport: 'required' | 'supported' | 'unsupported';
    readonly Ipv4AddressesPerInterface: number;
    readonly MaximumNetworkInterfaces: number;
  };
  readonly NitroTpmSupport: 'supported' | 'unsupported';
  readonly PlacementGroupInfo: { readonly SupportedStrategies: readonly string[] };
  readonly ProcessorInfo: {
    readonly Manufacturer: string;
    readonly SupportedArchitectures: readonly string[];
  };
  readonly SupportedBootModes: readonly string[];
  readonly SupportedRootDeviceTypes: readonly string[];
  readonly SupportedUsageClasses: readonly string[];
  readonly SupportedVirtualizationTypes: readonly string[];
  readonly VCpuInfo: {
    readonly DefaultVCpus: number;
    readonly DefaultCores: number;
    readonly DefaultThreadsPerCore: number;
    /** Absent where CPU options do not apply. */
    readonly ValidCores?: readonly number[];
    readonly ValidThreadsPerCore?: readonly number[];
  };
}
