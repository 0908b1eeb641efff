import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { pause, request, retry, trackDoubt } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { type Ownership, ownershipOf } from '../fleet/ownership.ts';
import { toTagList } from '../fleet/signature.ts';
import type { Ledger } from '../record/ledger.ts';
import type { InventoryItem, Kind, Refusal } from './kind.ts';
import { networkInterfaces } from './network-interface.ts';
import { toRefusal } from './remove-each.ts';

const IN_USE = 'DependencyViolation';
/** EC2's refusals to delete a group that something uses, an interface or another group (EC2 API reference, error codes). */
const USED: ReadonlySet<string> = new Set([IN_USE, 'InvalidGroup.InUse']);

const POLL_MS = 1_000;
/** Duration of the search for a group that EC2 returned before. */
const ADOPTION_MS = 30_000;

/** Security groups: at most one per fleet, created before the launch; free once no interface uses it any more. */
export const securityGroups: Kind = {
  kind: 'security-group',
  idFilter: 'group-id',
  removal: 'ec2 delete-security-group --group-id',
  isGoing: () => false,

  list: async (filters, dependencies) => {
    const found = await collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeSecurityGroupsCommand({ Filters: [...filters], ...next })),
          { action: 'ec2:DescribeSecurityGroups' },
          dependencies,
        ),
      ({ SecurityGroups = [] }) => SecurityGroups,
    );
    return found.map(toItem);
  },

  remove: async (items, dependencies) => {
    const refusals: Refusal[] = [];
    for (const { id } of items) {
      const outcome = await deleteGroup(id, dependencies);
      if (typeof outcome !== 'string') refusals.push(await withHolders(outcome, dependencies));
    }
    return refusals;
  },
};

/** Deletes one group. One that EC2 does not know may be new, and come into view later. */
export async function deleteGroup(
  id: string,
  dependencies: ProvisionerDependencies,
): Promise<'deleted' | 'not-found' | Refusal> {
  const { ec2, logger } = dependencies;
  const action = 'ec2:DeleteSecurityGroup';
  const command = new DeleteSecurityGroupCommand({ GroupId: id });
  try {
    await retry(() => ec2.send(command), { action }, dependencies);
    logger.info(`Removed security-group ${id}.`);
    return 'deleted';
  } catch (error) {
    if (awsErrorName(error).endsWith('.NotFound')) return 'not-found';
    const refusal = toRefusal(id, error, action);
    logger.debug(refusal.reason);
    return refusal;
  }
}

/**
 * Other groups with a rule that names this one: EC2 does not delete it then (EC2 user guide, "Delete a security group").
 * None where nobody can look.
 */
export async function findReferring(
  id: string,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const names = ['ip-permission.group-id', 'egress.ip-permission.group-id'];
  const looks = names.map((Name) => securityGroups.list([{ Name, Values: [id] }], dependencies));
  const found = (await Promise.all(looks.map(orNone))).flat().filter((group) => group.id !== id);
  return [...new Map(found.map((group) => [group.id, group])).values()];
}

async function orNone(look: Promise<readonly InventoryItem[]>): Promise<readonly InventoryItem[]> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof ProvisionerError) return [];
    throw error;
  }
}

/** Why a group cannot be deleted, by name. */
export function heldGroup(
  id: string,
  { interfaces = [], referring = [] }: GroupHolders,
): Refusal & Required<Pick<Refusal, 'heldBy'>> {
  const users = interfaces.map((one) => (one.usedBy === undefined ? one.id : `${one.id} of ${one.usedBy}`));
  const parts = [
    ...(users.length > 0 ? [`is in use by ${users.join(', ')}`] : []),
    ...(referring.length > 0 ? [`is named in a rule of ${referring.map((one) => one.id).join(', ')}`] : []),
  ];
  const heldBy = [...interfaces.map((one) => one.usedBy ?? one.id), ...referring.map((one) => one.id)];
  const reason = `security-group ${id} ${parts.join(' and ')}`;
  return { id, code: IN_USE, reason, isDenied: false, heldBy };
}

/** Whether something uses a group that EC2 refused to delete. */
export function isUsed({ code }: Refusal): boolean {
  return USED.has(code);
}

/** What keeps a group from being deleted. */
interface GroupHolders {
  readonly interfaces?: readonly InventoryItem[];
  readonly referring?: readonly InventoryItem[];
}

/** The refusal with the names of what uses the group, where that is why and may be looked at. */
async function withHolders(refusal: Refusal, dependencies: ProvisionerDependencies): Promise<Refusal> {
  if (!isUsed(refusal)) return refusal;
  const { id } = refusal;
  const [interfaces, referring] = await Promise.all([
    orNone(networkInterfaces.list([{ Name: 'group-id', Values: [id] }], dependencies)),
    findReferring(id, dependencies),
  ]);
  return interfaces.length + referring.length > 0 ? heldGroup(id, { interfaces, referring }) : refusal;
}

/** Every group of these names, in one VPC or in all. */
export function findNamesakes(
  names: readonly string[],
  vpcId: string | undefined,
  dependencies: ProvisionerDependencies,
): Promise<readonly InventoryItem[]> {
  const inVpc = vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }];
  return securityGroups.list([{ Name: 'group-name', Values: [...names] }, ...inVpc], dependencies);
}

/** A group of another name than this fleet's is never its group. */
export function ownershipOfGroup({ kind, tags, name }: InventoryItem, intent: FleetIntent): Ownership {
  return ownershipOf({ kind, tags, isStrange: name !== intent.securityGroupName }, intent);
}

/** Name and place of the fleet's own group. */
export interface GroupPlace {
  readonly name: string;
  /** The default VPC when absent. */
  readonly vpcId?: string | undefined;
}

/** The fleet's own group. */
export interface OwnGroup {
  readonly id: string;
  /** EC2 said that this process created it; after a lost response, or where it was there, nobody knows who did. */
  readonly isCreatedHere: boolean;
}

/**
 * Creates the fleet's group and records the outcome. EC2 has no client token for it; the name takes its place, also
 * after a lost response.
 */
export async function createSecurityGroup(
  intent: FleetIntent,
  { name, vpcId }: GroupPlace,
  ledger: Ledger,
  dependencies: ProvisionerDependencies,
): Promise<OwnGroup> {
  const command = groupCreation(intent, { name, vpcId });
  const creation = trackDoubt(() => dependencies.ec2.send(command));
  await ledger.sending('CreateSecurityGroup', name);
  try {
    const { GroupId } = await retry(creation.call, { action: 'ec2:CreateSecurityGroup' }, dependencies);
    if (GroupId !== undefined) return { id: GroupId, isCreatedHere: true };
  } catch (error) {
    const isDuplicate = awsErrorName(error) === 'InvalidGroup.Duplicate';
    if (!isDuplicate && !creation.inDoubt()) await ledger.completed(name, 'refused');
    if (!isDuplicate) throw toProvisionerError(error, 'ec2:CreateSecurityGroup');
  }
  return { id: await adoptGroup(intent, { name, vpcId }, dependencies), isCreatedHere: false };
}

/** The call that creates the fleet's group, or only asks whether it would be allowed. */
export function groupCreation(
  { fleetId, tags }: FleetIntent,
  { name, vpcId }: GroupPlace,
  mode: { readonly DryRun?: true } = {},
): CreateSecurityGroupCommand {
  return new CreateSecurityGroupCommand({
    GroupName: name,
    Description: `SSH to ${fleetId}, from its creator only`,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: toTagList(tags) }],
    VpcId: vpcId,
    ...mode,
  });
}

/** The group that already has our name: ours when it carries this fleet's signature. It may not be visible at once. */
async function adoptGroup(
  intent: FleetIntent,
  { name, vpcId }: GroupPlace,
  dependencies: ProvisionerDependencies,
): Promise<string> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  let namesakes = await findNamesakes([name], vpcId, dependencies);
  while (namesakes.length === 0 && clock.now().getTime() - startedAt < ADOPTION_MS) {
    await pause(clock, POLL_MS, signal);
    namesakes = await findNamesakes([name], vpcId, dependencies);
  }
  if (namesakes.length === 0)
    throw new ProvisionerError('SERVICE_FAILED', `EC2 has a security group ${name} but does not show it.`);
  const ours = namesakes.find((group) => ownershipOfGroup(group, intent) === 'ours');
  if (ours !== undefined) return ours.id;
  throw new ProvisionerError(
    'CONFLICT',
    `A security group named ${name} exists but does not carry the tags of this fleet.`,
    { hint: 'Delete it or give the fleet another identity.' },
  );
}

function toItem({ GroupId: id = '', GroupName: name, Tags: tags }: SecurityGroup): InventoryItem {
  return { kind: 'security-group', id, state: 'present', tags, name };
}
