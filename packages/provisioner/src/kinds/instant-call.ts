import type { Instance } from '@aws-sdk/client-ec2';
import type { CreatingCall } from '../fleet/handle.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import type { KnownFleet } from './kind.ts';

/**
 * Tags that EC2 itself gives to what it launches by a template or by CreateFleet (EC2 user guide, "Launch instances from a
 * launch template" and "EC2 Fleet tutorial"). [U] by our own eyes.
 */
export const TEMPLATE_TAG = 'aws:ec2launchtemplate:id';
export const FLEET_TAG = 'aws:ec2:fleet-id';

/**
 * Whether one of the calls of a launch by CreateFleet was made, or may have been. Without a record of calls a fleet whose
 * machines came without a template is spared a look that needs a permission.
 */
export function mayHaveCalled(
  wanted: CreatingCall['action'],
  { intent, calls, machines }: KnownFleet,
): boolean {
  if (calls !== undefined)
    return calls.some(({ action, outcome }) => action === wanted && outcome !== 'refused');
  if (intent.pools.length > 0) return isInstantFleet(intent);
  return machines.length === 0 || machines.some((one) => tagOf(one, TEMPLATE_TAG).length > 0);
}

/** What such a call has created: from our record or the machines'. */
export function namedIn(
  wanted: CreatingCall['action'],
  tag: string,
  { calls = [], machines }: KnownFleet,
): readonly string[] {
  const recorded = calls.flatMap(({ action, ids }) => (action === wanted ? ids : []));
  return [...recorded, ...machines.flatMap((one) => tagOf(one, tag))];
}

function tagOf({ Tags = [] }: Instance, key: string): readonly string[] {
  return Tags.flatMap(({ Key, Value = '' }) => (Key === key ? [Value] : []));
}
