import { DescribeSecurityGroupsCommand, type Filter, type SecurityGroup } from '@aws-sdk/client-ec2';
import { byFleet, collectPages } from '../aws/pages.ts';
import { pause, request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

/** Duration of the search for a group whose creation had no response. */
export const SETTLE_MS = 30_000;
const POLL_MS = 1_000;

/**
 * Ids of the groups created for this fleet, by id, signature and name. Waits for one that may still appear, half a
 * minute from `startedAt` (milliseconds of the clock).
 */
export async function findFleetGroups(
  handle: FleetHandle,
  startedAt: number,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const { clock, signal } = dependencies;
  const { intent, securityGroupId, terminatedAt } = handle;
  const known = securityGroupId === undefined || terminatedAt !== undefined ? [] : [securityGroupId];
  for (;;) {
    const found = await Promise.all([
      findSignedGroups(intent, dependencies),
      findOwnNamesakes(intent, dependencies),
    ]);
    const ids = [...new Set([...known, ...found.flat()])];
    const isSettled =
      !isDoubtful(handle) || mayBelieveAbsence(intent, { startedAt, searchMs: SETTLE_MS }, clock);
    if (ids.length > 0 || isSettled) return ids;
    await pause(clock, POLL_MS, signal);
  }
}

/** Ids of the groups that carry the fleet's signature. */
export async function findSignedGroups(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  return idsOf(await describeGroups(byFleet(intent).Filters, dependencies));
}

/** Every group of a name, in one VPC or in all. */
export function findNamesakes(
  name: string,
  vpcId: string | undefined,
  dependencies: ProvisionerDependencies,
): Promise<readonly SecurityGroup[]> {
  const inVpc = vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }];
  return describeGroups([{ Name: 'group-name', Values: [name] }, ...inVpc], dependencies);
}

/** Whether a group carries this fleet's signature. */
export function isSigned({ Tags = [] }: SecurityGroup, { fleetId }: FleetIntent): boolean {
  return Tags.some(({ Key, Value }) => Key === FLEET_TAG && Value === fleetId);
}

async function findOwnNamesakes(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  if (intent.securityGroupName === undefined) return [];
  const namesakes = await findNamesakes(intent.securityGroupName, undefined, dependencies);
  return idsOf(namesakes.filter((group) => isSigned(group, intent)));
}

function describeGroups(
  filters: Filter[],
  dependencies: ProvisionerDependencies,
): Promise<readonly SecurityGroup[]> {
  return collectPages(
    (next) =>
      request(
        () => dependencies.ec2.send(new DescribeSecurityGroupsCommand({ Filters: filters, ...next })),
        { action: 'ec2:DescribeSecurityGroups' },
        dependencies,
      ),
    ({ SecurityGroups = [] }) => SecurityGroups,
  );
}

function isDoubtful({ intent, calls, terminatedAt }: FleetHandle): boolean {
  if (intent.securityGroupName === undefined || terminatedAt !== undefined) return false;
  if (calls === undefined) return true;
  return calls.some(({ action, outcome }) => action === 'CreateSecurityGroup' && outcome === 'sent');
}

function idsOf(groups: readonly SecurityGroup[]): string[] {
  return groups.flatMap(({ GroupId }) => GroupId ?? []);
}
