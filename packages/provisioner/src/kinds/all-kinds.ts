import type { ResourceKind } from '../fleet/resource.ts';
import { ec2Fleets } from './ec2-fleet.ts';
import { images } from './image.ts';
import { instances } from './instance.ts';
import type { Kind } from './kind.ts';
import { launchTemplates } from './launch-template.ts';
import { networkInterfaces } from './network-interface.ts';
import { schedules } from './schedule.ts';
import { securityGroups } from './security-group.ts';
import { snapshots } from './snapshot.ts';
import { spotRequests } from './spot-request.ts';
import { volumes } from './volume.ts';

const BY_NAME: Readonly<Record<ResourceKind, Kind>> = {
  instance: instances,
  volume: volumes,
  'network-interface': networkInterfaces,
  'security-group': securityGroups,
  'spot-request': spotRequests,
  image: images,
  snapshot: snapshots,
  'ec2-fleet': ec2Fleets,
  'launch-template': launchTemplates,
  schedule: schedules,
};

/**
 * All kinds of resources: what an end removes, its proof lists, and the reaper looks for. In the reaper's order of removal:
 * machines first, images before their snapshots.
 */
export const KINDS: readonly Kind[] = Object.values(BY_NAME);

export function kindOf({ kind }: { readonly kind: ResourceKind }): Kind {
  return BY_NAME[kind];
}
