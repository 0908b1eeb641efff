import type { Instance } from '@aws-sdk/client-ec2';
import type { CreatingCall } from '../fleet/handle.ts';
import { isInstantFleet } from '../fleet/instant-fleet.ts';
import { EC2_FLEET_TAG } from '../fleet/ownership.ts';
import type { EndingFleet } from './kind.ts';

/**
 * EC2's own tag on what it launches by a template (EC2 user guide, "Launch instances from a launch template"). [U] by our
 * own eyes.
 */
export const TEMPLATE_TAG = 'aws:ec2launchtemplate:id';

/** Whether one of the calls of a launch by CreateFleet was made, or may have been. */
export function mayHaveCalled(wanted: CreatingCall['action'], fleet: EndingFleet): boolean {
  const { intent, calls } = fleet;
  if (calls === undefined) return intent.pools.length === 0 || isInstantFleet(intent);
  return hasCalled(wanted, fleet);
}

/** Whether the record has one of those calls that was not refused. */
export function hasCalled(wanted: CreatingCall['action'], { calls = [] }: EndingFleet): boolean {
  return calls.some(({ action, outcome }) => action === wanted && outcome !== 'refused');
}

/**
 * Whether there was hardly such a launch: nothing is recorded, and the machines came without a template. Where CreateFleet
 * was refused, a template is left all the same, which EC2 may show late.
 */
export function hasOtherMachines({ intent, calls, machines }: EndingFleet): boolean {
  const isRecorded = calls !== undefined || intent.pools.length > 0;
  return !isRecorded && machines.length > 0 && machines.every((one) => tagOf(one, TEMPLATE_TAG).length === 0);
}

/** Ids of EC2's records of the CreateFleet calls that launched some of these machines. */
export function ec2FleetsOf(machines: readonly Instance[]): readonly string[] {
  return [...new Set(machines.flatMap((one) => tagOf(one, EC2_FLEET_TAG)))];
}

/** What such a call has created: from our record or the machines'. */
export function namedIn(
  wanted: CreatingCall['action'],
  tag: string,
  { calls = [], machines }: EndingFleet,
): readonly string[] {
  const recorded = calls.flatMap(({ action, ids }) => (action === wanted ? ids : []));
  return [...recorded, ...machines.flatMap((one) => tagOf(one, tag))];
}

function tagOf({ Tags = [] }: Instance, key: string): readonly string[] {
  return Tags.flatMap(({ Key, Value = '' }) => (Key === key ? [Value] : []));
}
