import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  type SecurityGroup,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { backOffMs, pause, retry, trackDoubt } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { mayBelieveAbsence } from '../aws/settling.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { toTagList } from '../fleet/signature.ts';
import type { Ledger } from '../record/ledger.ts';
import {
  findGroupsById,
  findNamesakes,
  findTaggedGroups,
  ownershipOfGroup,
  SETTLE_MS,
} from './find-security-groups.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeItem } from './remove-item.ts';

const POLL_MS = 1_000;
/** Duration of the search for a group that EC2 returned before. */
const ADOPTION_MS = 30_000;

/** Security groups: at most one per fleet, created before the launch and deleted once its instances are terminated. */
export const securityGroups: Kind = {
  kind: 'security-group',
  isGoing: () => false,

  list: async (intent, dependencies) => {
    const groups = await findTaggedGroups(intent, dependencies);
    return groups.map((group) => toItem(group, intent));
  },

  find: async (ids, intent, dependencies) => {
    const groups = await findGroupsById(ids, dependencies);
    return groups.map((group) => toItem(group, intent));
  },

  /** For a group that came into view late; `deleteSecurityGroup` has waited for the others. */
  remove: (item, dependencies) => {
    const command = new DeleteSecurityGroupCommand({ GroupId: item.id });
    return removeItem(item, 'ec2:DeleteSecurityGroup', () => dependencies.ec2.send(command), dependencies);
  },
};

/** Name and place of the fleet's own group. */
export interface GroupPlace {
  readonly name: string;
  /** The default VPC when absent. */
  readonly vpcId?: string | undefined;
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
): Promise<string> {
  const command = new CreateSecurityGroupCommand({
    GroupName: name,
    Description: `SSH to ${intent.fleetId}, from its creator only`,
    TagSpecifications: [{ ResourceType: 'security-group', Tags: toTagList(intent.tags) }],
    VpcId: vpcId,
  });
  const creation = trackDoubt(() => dependencies.ec2.send(command));
  await ledger.sending('CreateSecurityGroup', name);
  try {
    const { GroupId } = await retry(creation.call, { action: 'ec2:CreateSecurityGroup' }, dependencies);
    if (GroupId !== undefined) return GroupId;
  } catch (error) {
    const isDuplicate = awsErrorName(error) === 'InvalidGroup.Duplicate';
    if (!isDuplicate && !creation.inDoubt()) await ledger.completed(name, 'refused');
    if (!isDuplicate) throw toProvisionerError(error, 'ec2:CreateSecurityGroup');
  }
  return adoptGroup(intent, { name, vpcId }, dependencies);
}

/**
 * Deletes one group, backing off while an interface of a terminated instance is still attached to it. A fresh group
 * that cannot be found may only be not visible yet. What is still there after `patienceMs` the inventory will show.
 */
export async function deleteSecurityGroup(
  groupId: string,
  { intent, calls = [] }: FleetHandle,
  patienceMs: number,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { clock, logger, signal } = dependencies;
  const startedAt = clock.now().getTime();
  // A launch is sent only after the group took its rule, so EC2 has shown it by then.
  let wasThere = calls.some(({ action }) => action === 'RunInstances');
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryDelete(groupId, dependencies);
    if (outcome === 'deleted') return;
    wasThere ||= outcome === 'in-use';
    const isAbsent =
      outcome === 'not-found' &&
      (wasThere || mayBelieveAbsence(intent, { startedAt, searchMs: SETTLE_MS }, clock));
    if (isAbsent || clock.now().getTime() - startedAt >= patienceMs) return;
    logger.debug(`DeleteSecurityGroup ${groupId}: ${outcome} (attempt ${attempt})`);
    await pause(clock, backOffMs(attempt + 1), signal);
  }
}

/** The group that already has our name: ours when it carries this fleet's signature. It may not be visible at once. */
async function adoptGroup(
  intent: FleetIntent,
  { name, vpcId }: GroupPlace,
  dependencies: ProvisionerDependencies,
): Promise<string> {
  const { clock, signal } = dependencies;
  const startedAt = clock.now().getTime();
  let namesakes = await findNamesakes(name, vpcId, dependencies);
  while (namesakes.length === 0 && clock.now().getTime() - startedAt < ADOPTION_MS) {
    await pause(clock, POLL_MS, signal);
    namesakes = await findNamesakes(name, vpcId, dependencies);
  }
  if (namesakes.length === 0)
    throw new ProvisionerError('SERVICE_FAILED', `EC2 has a security group ${name} but does not show it.`);
  const ours = namesakes.find((group) => ownershipOfGroup(group, intent) === 'ours');
  if (ours?.GroupId !== undefined) return ours.GroupId;
  throw new ProvisionerError(
    'CONFLICT',
    `A security group named ${name} exists but does not carry the tags of this fleet.`,
    { hint: 'Delete it or give the fleet another identity.' },
  );
}

function toItem(group: SecurityGroup, intent: FleetIntent): InventoryItem {
  const ownership = ownershipOfGroup(group, intent);
  return { kind: 'security-group', id: group.GroupId ?? '', state: 'present', ownership };
}

type Attempt = 'deleted' | 'not-found' | 'in-use';

async function tryDelete(groupId: string, dependencies: ProvisionerDependencies): Promise<Attempt> {
  try {
    await retry(
      () => dependencies.ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId })),
      { action: 'ec2:DeleteSecurityGroup' },
      dependencies,
    );
    return 'deleted';
  } catch (error) {
    const name = awsErrorName(error);
    if (name === 'InvalidGroup.NotFound' || name === 'InvalidGroupId.NotFound') return 'not-found';
    if (name === 'DependencyViolation' || name === 'InvalidGroup.InUse') return 'in-use';
    throw toProvisionerError(error, 'ec2:DeleteSecurityGroup');
  }
}
