import type { Clock } from '@ami-select/core';
import type { ConnectEndpointRecord } from './connect-endpoints.ts';
import type {
  GroupRecord,
  InstanceRecord,
  InterfaceRecord,
  KeyPairRecord,
  PlacementGroupRecord,
  SpotRequestRecord,
  SubnetRecord,
  VolumeRecord,
  VpcRecord,
} from './resources.ts';
import type { ScheduleGroupRecord, ScheduleRecord } from './schedules.ts';
import { createTagStore, type TagStore } from './tag-store.ts';
import type { FleetRecord, LaunchTemplateRecord } from './templates.ts';

/** Everything that exists in one region, of every account. */
export interface RegionState {
  readonly name: string;
  readonly zones: readonly Zone[];
  readonly instances: Map<string, InstanceRecord>;
  /** The instances that are not terminated; the record of one that is stays for an hour. */
  readonly living: Set<InstanceRecord>;
  readonly volumes: Map<string, VolumeRecord>;
  readonly interfaces: Map<string, InterfaceRecord>;
  readonly groups: Map<string, GroupRecord>;
  readonly vpcs: Map<string, VpcRecord>;
  readonly subnets: Map<string, SubnetRecord>;
  readonly keyPairs: Map<string, KeyPairRecord>;
  readonly spotRequests: Map<string, SpotRequestRecord>;
  readonly launchTemplates: Map<string, LaunchTemplateRecord>;
  readonly fleets: Map<string, FleetRecord>;
  readonly placementGroups: Map<string, PlacementGroupRecord>;
  readonly connectEndpoints: Map<string, ConnectEndpointRecord>;
  /** Of EventBridge Scheduler, by account, group and name. */
  readonly schedules: Map<string, ScheduleRecord>;
  /** By account and name; that of the name `default` is there without a record. */
  readonly scheduleGroups: Map<string, ScheduleGroupRecord>;
  /** Tags of every resource but images, which carry their own. */
  readonly tags: TagStore;
}

export interface Zone {
  readonly name: string;
  readonly id: string;
}

export function createRegionState(name: string, zones: readonly Zone[], clock: Clock): RegionState {
  return {
    name,
    zones,
    instances: new Map(),
    living: new Set(),
    volumes: new Map(),
    interfaces: new Map(),
    groups: new Map(),
    vpcs: new Map(),
    subnets: new Map(),
    keyPairs: new Map(),
    spotRequests: new Map(),
    launchTemplates: new Map(),
    fleets: new Map(),
    placementGroups: new Map(),
    connectEndpoints: new Map(),
    schedules: new Map(),
    scheduleGroups: new Map(),
    tags: createTagStore(clock),
  };
}
