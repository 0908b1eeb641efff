import { ec2Fleets } from './ec2-fleet.ts';
import { images } from './image.ts';
import type { Kind } from './kind.ts';
import { launchTemplates } from './launch-template.ts';
import { networkInterfaces } from './network-interface.ts';
import { schedules } from './schedule.ts';
import { securityGroups } from './security-group.ts';
import { snapshots } from './snapshot.ts';
import { spotRequests } from './spot-request.ts';
import { volumes } from './volume.ts';

/** All kinds of resources but instances: what an end removes, its proof lists, and the reaper looks for. */
export const KINDS: readonly Kind[] = [
  volumes,
  networkInterfaces,
  securityGroups,
  spotRequests,
  images,
  snapshots,
  ec2Fleets,
  launchTemplates,
  schedules,
];
