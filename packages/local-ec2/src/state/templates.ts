import type { CreateFleetResult, RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Resource } from './resources.ts';

export interface LaunchTemplateVersionRecord {
  readonly number: number;
  readonly createdAt: Date;
  readonly description?: string;
  readonly data: RequestLaunchTemplateData;
}

export interface LaunchTemplateRecord extends Resource {
  readonly name: string;
  readonly createdBy: string;
  defaultVersion: number;
  /** Number of the newest version that ever was; numbers are not given out again. */
  lastVersion: number;
  readonly versions: LaunchTemplateVersionRecord[];
}

export interface FleetRecord extends Resource {
  readonly clientToken?: string;
  readonly instanceIds: readonly string[];
  readonly targetCapacity: number;
  /** Result of CreateFleet. */
  readonly outcome: Pick<CreateFleetResult, 'Errors' | 'Instances'>;
  state: 'active' | 'deleted_terminating' | 'deleted_running' | 'deleted';
}
