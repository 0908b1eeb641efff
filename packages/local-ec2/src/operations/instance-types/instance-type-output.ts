import type { _InstanceType, InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { InstanceTypeRecord } from '../../catalogue/instance-types/instance-type.ts';
import { cpuInfo } from './cpu-info.ts';

/** The type as DescribeInstanceTypes gives it. */
export function instanceTypeOutput(type: InstanceTypeRecord): InstanceTypeInfo {
  const nitro = type.hypervisor !== 'xen';
  return {
    InstanceType: type.name as _InstanceType,
    CurrentGeneration: type.currentGeneration,
    FreeTierEligible: type.freeTier ?? false,
    SupportedUsageClasses: [...type.usageClasses] as InstanceTypeInfo['SupportedUsageClasses'],
    SupportedRootDeviceTypes: [...type.rootDeviceTypes] as InstanceTypeInfo['SupportedRootDeviceTypes'],
    SupportedVirtualizationTypes: [
      ...type.virtualizationTypes,
    ] as InstanceTypeInfo['SupportedVirtualizationTypes'],
    BareMetal: type.bareMetal,
    ...(type.hypervisor && { Hypervisor: type.hypervisor }),
    ProcessorInfo: {
      SupportedArchitectures: [...type.architectures] as NonNullable<
        InstanceTypeInfo['ProcessorInfo']
      >['SupportedArchitectures'],
      SustainedClockSpeedInGhz: type.clockGhz,
      Manufacturer: type.processor,
    },
    VCpuInfo: cpuInfo(type),
    MemoryInfo: { SizeInMiB: Math.round(type.memoryMib) },
    ...storageInfo(type, nitro),
    EbsInfo: {
      EbsOptimizedSupport: type.currentGeneration && type.name !== 't2.micro' ? 'default' : 'supported',
      EncryptionSupport: 'supported',
      NvmeSupport: nitro ? 'required' : 'unsupported',
    },
    NetworkInfo: networkInfo(type),
    ...gpuInfo(type),
    PlacementGroupInfo: {
      SupportedStrategies: type.burstable ? ['partition', 'spread'] : ['cluster', 'partition', 'spread'],
    },
    HibernationSupported: !type.bareMetal && type.currentGeneration && type.memoryMib <= 150 * 1024,
    BurstablePerformanceSupported: type.burstable ?? false,
    DedicatedHostsSupported: !type.burstable,
    AutoRecoverySupported: !type.bareMetal && type.diskGb === undefined,
    SupportedBootModes: [...type.bootModes] as InstanceTypeInfo['SupportedBootModes'],
    NitroEnclavesSupport:
      nitro && !type.bareMetal && !type.burstable && type.vcpus > 2 ? 'supported' : 'unsupported',
    ...(nitro && !type.bareMetal
      ? { NitroTpmSupport: 'supported' as const, NitroTpmInfo: { SupportedVersions: ['2.0'] } }
      : { NitroTpmSupport: 'unsupported' as const }),
  };
}

function storageInfo({ diskGb }: InstanceTypeRecord, nitro: boolean): Partial<InstanceTypeInfo> {
  if (diskGb === undefined) return { InstanceStorageSupported: false };
  return {
    InstanceStorageSupported: true,
    InstanceStorageInfo: {
      TotalSizeInGB: diskGb,
      Disks: [{ SizeInGB: diskGb, Count: 1, Type: 'ssd' }],
      NvmeSupport: nitro ? 'required' : 'unsupported',
      EncryptionSupport: nitro ? 'required' : 'unsupported',
    },
  };
}

function networkInfo(type: InstanceTypeRecord): NonNullable<InstanceTypeInfo['NetworkInfo']> {
  const interfaces = Math.min(15, Math.max(2, Math.floor(type.vcpus / 2) + 1));
  const performance = performanceOf(type);
  return {
    NetworkPerformance: performance,
    MaximumNetworkInterfaces: interfaces,
    MaximumNetworkCards: 1,
    DefaultNetworkCardIndex: 0,
    NetworkCards: [
      { NetworkCardIndex: 0, NetworkPerformance: performance, MaximumNetworkInterfaces: interfaces },
    ],
    Ipv4AddressesPerInterface: 2 * interfaces,
    Ipv6AddressesPerInterface: 2 * interfaces,
    Ipv6Supported: type.currentGeneration,
    EnaSupport: type.ena,
    EfaSupported: type.vcpus >= 96,
    EncryptionInTransitSupported: type.ena === 'required' && type.vcpus >= 96,
    EnaSrdSupported: false,
  };
}

function performanceOf({ ena, vcpus, burstable }: InstanceTypeRecord): string {
  if (ena !== 'required') return vcpus < 4 ? 'Low to Moderate' : 'High';
  if (burstable) return 'Up to 5 Gigabit';
  return vcpus <= 16 ? 'Up to 12.5 Gigabit' : `${Math.round(vcpus / 2.6)} Gigabit`;
}

function gpuInfo({ gpu }: InstanceTypeRecord): Partial<InstanceTypeInfo> {
  if (!gpu) return {};
  const memory = { SizeInMiB: gpu.memoryGib * 1024 };
  return {
    GpuInfo: {
      Gpus: [{ Name: gpu.name, Manufacturer: gpu.manufacturer, Count: gpu.count, MemoryInfo: memory }],
      TotalGpuMemoryInMiB: memory.SizeInMiB * gpu.count,
    },
  };
}
