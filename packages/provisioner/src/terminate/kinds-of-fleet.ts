import type { Instance } from '@aws-sdk/client-ec2';
import type { InstanceWatch } from '../aws/instance-watch.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import type { FleetResource } from '../fleet/resource.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import { ec2Fleets } from '../kinds/ec2-fleet.ts';
import { images } from '../kinds/image.ts';
import type { Kind } from '../kinds/kind.ts';
import { launchTemplates } from '../kinds/launch-template.ts';
import { schedules } from '../kinds/schedule.ts';
import { securityGroups } from '../kinds/security-group.ts';
import { snapshots } from '../kinds/snapshot.ts';
import { spotRequests } from '../kinds/spot-request.ts';

type Known = Pick<FleetHandle, 'intent' | 'baking' | 'calls'>;

/**
 * Tags that EC2 itself gives to what it launches by a template or by CreateFleet (EC2 user guide, "Launch instances from a
 * launch template" and "EC2 Fleet tutorial"). [U] by our own eyes.
 */
const TEMPLATE_TAG = 'aws:ec2launchtemplate:id';
const FLEET_TAG = 'aws:ec2:fleet-id';

/**
 * The kinds that an end looks for besides instances and groups: spot requests unless it is known that there are none,
 * images where a bake began, and what CreateFleet needs where it was, or may have been, called.
 */
export function kindsOf({ intent, baking = false, calls }: Known, watch: InstanceWatch): readonly Kind[] {
  const { pools } = intent;
  const mayHave = (wanted: CreatingCall['action']): boolean =>
    calls === undefined
      ? mayHaveTemplate(intent, watch)
      : calls.some(({ action, outcome }) => action === wanted && outcome !== 'refused');
  const mayHaveSpot = pools.length === 0 || pools.some(({ market }) => market === 'spot');
  const left = new Set<Kind>([
    securityGroups,
    // Another service's: looked for after the machines were terminated.
    schedules,
    ...(mayHaveSpot ? [] : [spotRequests]),
    ...(baking ? [] : [images, snapshots]),
    ...(mayHave('CreateLaunchTemplate') ? [] : [launchTemplates]),
    ...(mayHave('CreateFleet') ? [] : [ec2Fleets]),
  ]);
  return KINDS.filter((kind) => !left.has(kind));
}

/** The record that EC2 has of each call of CreateFleet, and the template that those use: from our record or the machines'. */
export function createdBy({ calls = [] }: Known, watch: InstanceWatch): readonly FleetResource[] {
  const recorded = calls.flatMap(({ action, ids }): readonly FleetResource[] => {
    if (action === 'CreateLaunchTemplate') return ids.map((id) => ({ kind: 'launch-template', id }));
    const fleets = action === 'CreateFleet' ? ids.filter((id) => id.startsWith('fleet-')) : [];
    return fleets.map((id) => ({ kind: 'ec2-fleet', id }));
  });
  const machines = machinesOf(watch);
  return [
    ...recorded,
    ...machines.flatMap((one) =>
      tagOf(one, TEMPLATE_TAG).map((id) => ({ kind: 'launch-template' as const, id })),
    ),
    ...machines.flatMap((one) => tagOf(one, FLEET_TAG).map((id) => ({ kind: 'ec2-fleet' as const, id }))),
  ];
}

/** Without a record of calls: a fleet whose machines came without a template is spared a look that needs a permission. */
function mayHaveTemplate(intent: FleetIntent, watch: InstanceWatch): boolean {
  if (intent.pools.length > 0) return isInstantFleet(intent);
  const machines = machinesOf(watch);
  return machines.length === 0 || machines.some((one) => tagOf(one, TEMPLATE_TAG).length > 0);
}

function machinesOf(watch: InstanceWatch): readonly Instance[] {
  return watch.all().flatMap(({ instance }) => instance ?? []);
}

function tagOf({ Tags = [] }: Instance, key: string): readonly string[] {
  return Tags.flatMap(({ Key, Value = '' }) => (Key === key ? [Value] : []));
}
