import { DescribeSecurityGroupsCommand, type Filter, type SecurityGroup } from '@aws-sdk/client-ec2';
import { byFleet, collectPages, filtersOf } from '../aws/pages.ts';
import { pause, request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { type Ownership, ownershipOf } from '../fleet/ownership.ts';

/** Duration of the search for a group whose creation had no response. */
export const SETTLE_MS = 30_000;
const POLL_MS = 1_000;

/** How a search for groups began. */
export interface GroupSearch {
  /** Milliseconds of the clock. */
  readonly startedAt: number;
  /** The id in the handle came from EC2's response to this process, so that it needs no proof. */
  readonly launchedHere: boolean;
}

/** Ids of security groups, by their creator. */
export interface FleetGroups {
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

/**
 * The groups created for this fleet, by id, signature and name. Waits for one that may still appear or show its tags,
 * half a minute from the start of the search.
 */
export async function findFleetGroups(
  handle: FleetHandle,
  search: GroupSearch,
  dependencies: ProvisionerDependencies,
): Promise<FleetGroups> {
  const { clock, signal } = dependencies;
  const { intent, securityGroupId, terminatedAt } = handle;
  const known = securityGroupId === undefined || terminatedAt !== undefined ? [] : [securityGroupId];
  const trusted = search.launchedHere ? known : [];
  for (;;) {
    const shown = await findGroups(intent, known, dependencies);
    const withOwnership = (wanted: Ownership): string[] =>
      [...shown].filter(([id, ownership]) => ownership === wanted && !trusted.includes(id)).map(([id]) => id);
    const own = [...trusted, ...withOwnership('ours')];
    const unproven = withOwnership('unproven');
    const isOpen = unproven.length > 0 || known.some((id) => !trusted.includes(id) && !shown.has(id));
    const isSettled = mayBelieveAbsence(intent, { ...search, searchMs: SETTLE_MS }, clock);
    const isFound = !isOpen && (own.length > 0 || !isDoubtful(handle));
    if (isFound || isSettled) return { own, foreign: [...withOwnership('foreign'), ...unproven] };
    await pause(clock, POLL_MS, signal);
  }
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

/** The groups that carry the fleet's tag, whosever they are. */
export function findTaggedGroups(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly SecurityGroup[]> {
  return describeGroups(byFleet(intent).Filters, dependencies);
}

/** Those of the ids that exist, whosever they are. */
export async function findGroupsById(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<readonly SecurityGroup[]> {
  const lists = filtersOf('group-id', ids);
  return (await Promise.all(lists.map((filters) => describeGroups(filters, dependencies)))).flat();
}

/** A group of another name than this fleet's is never its group. */
export function ownershipOfGroup({ Tags, GroupName }: SecurityGroup, intent: FleetIntent): Ownership {
  return ownershipOf({ tags: Tags, isStrange: GroupName !== intent.securityGroupName }, intent);
}

/** Groups with this fleet's tag, its own name, or an id of the handle. A namesake without our tags is not asked for. */
async function findGroups(
  intent: FleetIntent,
  known: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<ReadonlyMap<string, Ownership>> {
  const { securityGroupName: name } = intent;
  const [tagged, named, namesakes] = await Promise.all([
    findTaggedGroups(intent, dependencies),
    findGroupsById(known, dependencies),
    name === undefined ? [] : findNamesakes(name, undefined, dependencies),
  ]);
  const own = namesakes.filter((group) => ownershipOfGroup(group, intent) === 'ours');
  return new Map(
    [...tagged, ...own, ...named].map((group) => [group.GroupId ?? '', ownershipOfGroup(group, intent)]),
  );
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
