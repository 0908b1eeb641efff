import { DeleteSecurityGroupCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, toProvisionerError } from './aws-errors.ts';
import type { FleetHandle } from './handle.ts';
import { findFleetGroups } from './inventory.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { backOffMs, pause, repeat, request } from './repeat.ts';
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
    const waitedLong = clock.now().getTime() - startedAt >= SETTLE_MS;
    if (ids.length > 0 || !isDoubtful(handle) || waitedLong) return ids;
    await pause(clock, POLL_MS, signal);
  }
}

/** Whether the group is gone; false when something still hangs on it. */
async function tryDelete(groupId: string, dependencies: ProvisionerDependencies): Promise<boolean> {
  try {
    await repeat(
      () => dependencies.ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId })),
      { action: 'ec2:DeleteSecurityGroup' },
      dependencies,
    );
    return true;
  } catch (error) {
    const name = awsErrorName(error);
    // The inventory has the last word on a group that is not visible (yet, or any more).
    if (name === 'InvalidGroup.NotFound' || name === 'InvalidGroupId.NotFound') return true;
    if (name === 'DependencyViolation' || name === 'InvalidGroup.InUse') return false;
    throw toProvisionerError(error, 'ec2:DeleteSecurityGroup');
  }
}

/** Deletes one group, backing off while an interface of an ended instance still hangs on it (F18). */
export async function deleteGroup(
  groupId: string,
  patienceMs: number,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { clock, logger, signal } = dependencies;
  const startedAt = clock.now().getTime();
  for (let attempt = 1; !(await tryDelete(groupId, dependencies)); attempt += 1) {
    if (clock.now().getTime() - startedAt >= patienceMs) return;
    logger.debug(`${groupId} is still in use (attempt ${attempt})`);
    await pause(clock, backOffMs(attempt + 1), signal);
  }
}
