import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2';
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
  readonly versions: LaunchTemplateVersionRecord[];
}

export interface FleetRecord extends Resource {
  readonly clientToken?: string;
  readonly instanceIds: readonly string[];
  readonly targetCapacity: number;
  state: 'active' | 'deleted_terminating' | 'deleted_running' | 'deleted';
}
