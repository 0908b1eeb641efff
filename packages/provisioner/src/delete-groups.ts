import { DeleteSecurityGroupCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import type { FleetHandle } from './handle.ts';
import { findFleetGroups } from './inventory.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { backOffMs, pause, repeat, request } from './repeat.ts';
import { mayBelieveAbsence } from './settling.ts';
import { FLEET_TAG } from './signature.ts';

/** How long a group whose creation was never answered is looked for. */
const SETTLE_MS = 30_000;
const POLL_MS = 1_000;

async function findByName(handle: FleetHandle, dependencies: ProvisionerDependencies): Promise<string[]> {
  const { securityGroupName, fleetId } = handle.intent;
  if (securityGroupName === undefined) return [];
  const { SecurityGroups = [] } = await request(
    () =>
      dependencies.ec2.send(
        new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: [securityGroupName] }] }),
      ),
    { action: 'ec2:DescribeSecurityGroups' },
    dependencies,
  );
  const ours = SecurityGroups.filter(({ Tags = [] }) =>
    Tags.some(({ Key, Value }) => Key === FLEET_TAG && Value === fleetId),
  );
  return ours.flatMap(({ GroupId }) => (GroupId === undefined ? [] : [GroupId]));
}

function isDoubtful({ intent, calls, endedAt }: FleetHandle): boolean {
  if (intent.securityGroupName === undefined || endedAt !== undefined) return false;
  if (calls === undefined) return true;
  return calls.some(({ action, outcome }) => action === 'CreateSecurityGroup' && outcome === 'sent');
}

/** The groups made for this fleet, found by id, signature and name. Waits a while for one that may still appear. */
export async function findGroups(
  handle: FleetHandle,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const { clock, signal } = dependencies;
  const known =
    handle.securityGroupId === undefined || handle.endedAt !== undefined ? [] : [handle.securityGroupId];
  const startedAt = clock.now().getTime();
  for (;;) {
    const found = await Promise.all([
      findFleetGroups(handle.intent, dependencies),
      findByName(handle, dependencies),
    ]);
    const ids = [...new Set([...known, ...found.flat()])];
    const settled =
      !isDoubtful(handle) || mayBelieveAbsence(handle.intent, { startedAt, searchMs: SETTLE_MS }, clock);
    if (ids.length > 0 || settled) return ids;
    await pause(clock, POLL_MS, signal);
  }
}

type Attempt = 'deleted' | 'not-found' | 'in-use';

async function tryDelete(groupId: string, dependencies: ProvisionerDependencies): Promise<Attempt> {
  try {
    await repeat(
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

/**
 * Deletes one group, backing off while an interface of an ended instance still hangs on it (F18). A fresh group that
 * cannot be found may only be not visible yet (F8). What is still there after `patienceMs` the inventory will show.
 */
export async function deleteGroup(
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
    if (
      outcome === 'not-found' &&
      (wasThere || mayBelieveAbsence(intent, { startedAt, searchMs: SETTLE_MS }, clock))
    )
      return;
    if (clock.now().getTime() - startedAt >= patienceMs) return;
    logger.debug(`DeleteSecurityGroup ${groupId}: ${outcome} (attempt ${attempt})`);
    await pause(clock, backOffMs(attempt + 1), signal);
  }
}
