import type { Sandbox } from '@ami-select/sandbox';
import type { ConsoleLog } from './console-log.ts';

export type InstanceStateName =
  | 'pending'
  | 'running'
  | 'shutting-down'
  | 'terminated'
  | 'stopping'
  | 'stopped';

export interface Reason {
  readonly code: string;
  readonly message: string;
}

export interface MetadataOptions {
  httpTokens: 'optional' | 'required';
  httpEndpoint: 'enabled' | 'disabled';
  httpPutResponseHopLimit: number;
  httpProtocolIpv6: 'enabled' | 'disabled';
  instanceMetadataTags: 'enabled' | 'disabled';
}

/** Options of a launch that its sandbox does not show: kept, shown and filtered by. */
export interface LaunchOptions {
  cpu: { readonly coreCount: number; readonly threadsPerCore: number };
  /** Of burstable types only. */
  cpuCredits?: CpuCredits;
  autoRecovery: 'default' | 'disabled';
  readonly capacityReservation: 'none' | 'open';
  readonly tenancy: 'default' | 'dedicated';
  readonly placementGroup?: { readonly id: string; readonly name: string };
  privateDnsName: PrivateDnsNameOptions;
}

export type CpuCredits = 'standard' | 'unlimited';

export interface PrivateDnsNameOptions {
  readonly hostnameType: 'ip-name' | 'resource-name';
  readonly resourceNameARecord: boolean;
}

/** Members of every resource of a region. */
export interface Resource {
  readonly id: string;
  readonly ownerId: string;
  readonly createdAt: Date;
}

/** One instance, as the model keeps it. */
export interface InstanceRecord extends Resource {
  readonly region: string;
  readonly zone: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly clientToken?: string;
  readonly imageId: string;
  instanceType: string;
  readonly keyName?: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** Not shown where there is an IPv6 address, which machines of IPv6-only subnets alone have. */
  readonly privateIp: string;
  readonly ipv6Address?: string;
  /** Given at launch or by the subnet; the address itself comes with the running state. */
  readonly wantsPublicIp: boolean;
  publicIp?: string;
  sshPort?: number;
  readonly architecture: string;
  readonly platform?: string;
  readonly platformDetails: string;
  readonly rootDeviceName: string;
  readonly sshUser: string;
  state: InstanceStateName;
  stateReason?: Reason;
  transitionReason: string;
  launchTime: Date;
  runningSince?: Date;
  terminatedAt?: Date;
  userData?: Uint8Array;
  shutdownBehavior: 'stop' | 'terminate';
  apiTerminationDisabled: boolean;
  apiStopDisabled: boolean;
  ebsOptimized: boolean;
  sourceDestCheck: boolean;
  monitoring: boolean;
  metadataOptions: MetadataOptions;
  readonly options: LaunchOptions;
  groupIds: readonly string[];
  readonly volumeIds: string[];
  readonly interfaceIds: string[];
  readonly market: 'on-demand' | 'spot';
  readonly spotRequestId?: string;
  /** When the spot interruption takes place, once it has been announced. */
  interruptionAt?: Date;
  readonly iamProfileArn?: string;
  /** Shutting-down takes this much longer (fault F17). */
  slowTerminationMs?: number;
  readonly fleetId?: string;
  readonly launchTemplate?: { readonly id: string; readonly version: string };
  /** What the machine wrote since its launch. */
  readonly console: ConsoleLog;
  sandbox?: Sandbox;
  /** The machine has no sandbox only because none was wanted: what user data arms is done for it. */
  unattended?: boolean;
}

export interface VolumeRecord extends Resource {
  readonly zone: string;
  sizeGib: number;
  readonly type: string;
  readonly iops?: number;
  readonly throughput?: number;
  readonly encrypted: boolean;
  readonly snapshotId?: string;
  state: 'creating' | 'available' | 'in-use' | 'deleting';
  attachment?: {
    readonly instanceId: string;
    readonly device: string;
    readonly attachedAt: Date;
    deleteOnTermination: boolean;
  };
}

export interface InterfaceRecord extends Resource {
  readonly zone: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly ipv6Address?: string;
  readonly macAddress: string;
  readonly description: string;
  publicIp?: string;
  groupIds: readonly string[];
  state: 'available' | 'in-use';
  attachment?: {
    readonly id: string;
    readonly instanceId: string;
    readonly deviceIndex: number;
    readonly attachedAt: Date;
    deleteOnTermination: boolean;
  };
}

/** One rule of a security group, as DescribeSecurityGroupRules shows it. */
export interface GroupRule {
  readonly id: string;
  readonly egress: boolean;
  readonly protocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
  readonly cidrIpv4?: string;
  readonly cidrIpv6?: string;
  readonly prefixListId?: string;
  readonly groupId?: string;
  readonly description?: string;
}

export interface GroupRecord extends Resource {
  readonly name: string;
  readonly description: string;
  readonly vpcId: string;
  rules: readonly GroupRule[];
}

export interface VpcRecord extends Resource {
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly isDefault: boolean;
}

export interface SubnetRecord extends Resource {
  readonly vpcId: string;
  /** Of an IPv6-only subnet it is not shown: machines have an IPv4 address in the model only. */
  readonly cidr: string;
  /** Of an IPv6-only subnet. */
  readonly ipv6Cidr?: string;
  readonly zone: string;
  readonly zoneId: string;
  readonly isDefault: boolean;
  readonly mapPublicIpOnLaunch: boolean;
}

export interface KeyPairRecord extends Resource {
  readonly name: string;
  readonly type: 'rsa' | 'ed25519';
  readonly fingerprint: string;
  /** OpenSSH format. */
  readonly publicKey: string;
}

export interface SpotRequestRecord extends Resource {
  /** None while there is no capacity, or none for the price. */
  readonly instanceId?: string;
  readonly instanceType: string;
  readonly imageId: string;
  readonly zone: string;
  readonly type: 'one-time';
  readonly maxPrice: string;
  readonly interruptionBehavior: 'terminate';
  state: 'open' | 'active' | 'closed' | 'cancelled' | 'failed';
  status: Reason;
  updatedAt: Date;
}

export interface PlacementGroupRecord extends Resource {
  readonly name: string;
  readonly strategy: 'cluster' | 'spread';
}
