import type { InstanceType } from '@ami-select/ec2-data/instance-types';
import type { ImageRecord } from '../catalogue/image/image-record.ts';
import type { Tag } from '../state/filters.ts';
import type { KeyPairRecord, LaunchOptions, MetadataOptions, SubnetRecord } from '../state/resources.ts';

/** One device a machine gets. */
export interface PlannedDevice {
  readonly deviceName: string;
  readonly sizeGib: number;
  readonly type: string;
  readonly encrypted: boolean;
  readonly deleteOnTermination: boolean;
  readonly snapshotId?: string;
  readonly iops?: number;
  readonly throughput?: number;
}

export interface PlannedSpot {
  readonly maxPrice: string;
  readonly type: 'one-time';
  readonly interruptionBehavior: 'terminate';
}

/** A launch that was checked: what each of its machines will be. */
export interface LaunchPlan {
  readonly image: ImageRecord;
  readonly type: InstanceType;
  readonly subnet: SubnetRecord;
  readonly groupIds: readonly string[];
  readonly keyPair?: KeyPairRecord;
  readonly userData?: Uint8Array;
  readonly devices: readonly PlannedDevice[];
  readonly wantsPublicIp: boolean;
  readonly privateIp?: string;
  readonly deleteInterface: boolean;
  readonly interfaceDescription: string;
  readonly metadataOptions: MetadataOptions;
  readonly options: LaunchOptions;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly apiTerminationDisabled: boolean;
  readonly apiStopDisabled: boolean;
  readonly ebsOptimized: boolean;
  readonly monitoring: boolean;
  readonly iamProfileArn?: string;
  readonly spot?: PlannedSpot;
  /** Resource type (`instance`, `volume`...) -> its tags. */
  readonly tags: Readonly<Record<string, readonly Tag[]>>;
  readonly clientToken?: string;
  readonly launchTemplate?: { readonly id: string; readonly version: string };
  readonly fleetId?: string;
}
