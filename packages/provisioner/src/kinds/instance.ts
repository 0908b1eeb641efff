import {
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName, classify } from '../aws/classify-error.ts';
import type { InstanceWatch } from '../aws/instance-watch.ts';
import { retry, trackDoubt } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Ledger } from '../record/ledger.ts';
import type { Refusal } from './kind.ts';
import { toRefusal } from './remove-item.ts';

const ACTION = 'ec2:TerminateInstances';

/** Most ids that one TerminateInstances takes (EC2 API reference). */
const BATCH = 1_000;

/**
 * Sends one launch until there is a response, and records the outcome. Rejects with the AWS error itself.
 *
 * @returns The ids of its instances that are not terminated.
 */
export async function launchInstances(
  input: RunInstancesCommandInput,
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: ProvisionerDependencies,
): Promise<readonly string[]> {
  const token = input.ClientToken ?? '';
  // Not interruptible: a response that is waited for lists its instances, an aborted call leaves them to be searched for.
  const launch = trackDoubt(() => dependencies.ec2.send(new RunInstancesCommand(input)));
  await ledger.sending('RunInstances', token);
  try {
    const { Instances = [] } = await retry(
      launch.call,
      { action: 'ec2:RunInstances', isTransient: (error) => passesByItself(error, intent) },
      dependencies,
    );
    await ledger.completed(token, 'created', idsOf(Instances));
    // Before IdempotentInstanceTerminated existed, EC2 responded with the terminated instance (boto/boto3#4406).
    return idsOf(
      Instances.filter(({ State }) => State?.Name !== 'terminated' && State?.Name !== 'shutting-down'),
    );
  } catch (error) {
    if (!launch.inDoubt()) await ledger.completed(token, 'refused');
    throw error;
  }
}

/** Whether the same launch may succeed a little later: an account that is verified, or something new that EC2 sees late. */
export function passesByItself(error: unknown, { securityGroupName }: FleetIntent): boolean {
  const name = awsErrorName(error);
  const isNewGroup = securityGroupName !== undefined && name === 'InvalidGroup.NotFound';
  return name === 'PendingVerification' || isNewGroup || isNewProfile(error);
}

/** IAM shows a new instance profile to EC2 after some seconds (IAM user guide, "Changes that I make are not always immediately visible"). */
function isNewProfile(error: unknown): boolean {
  const name = awsErrorName(error);
  if (name === 'InvalidIamInstanceProfile' || name === 'InvalidIamInstanceProfile.NotFound') return true;
  return name === 'InvalidParameterValue' && /IAM Instance Profile/i.test(String((error as Error).message));
}

/**
 * Sends TerminateInstances for every id and notes the states that come back. One refused id fails its whole call, so that
 * a refused call is halved until the others are through. What would concern every id, such as a missing permission, is
 * taken for general when halves down to one id are refused, none is through, and neither is a sample of the others.
 *
 * @returns The ids that EC2 refused.
 * @throws ProvisionerError for what is no refusal, once it is not sent again any more.
 */
export async function removeInstances(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (let start = 0; start < ids.length; start += BATCH)
    refusals.push(...(await removeBatch(ids.slice(start, start + BATCH), watch, dependencies)));
  return refusals;
}

async function removeBatch(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<readonly Refusal[]> {
  const most = Math.ceil(Math.log2(ids.length)) + 1;
  const refusals: Refusal[] = [];
  let open: (readonly string[])[] = [ids];
  let refusedInARow = 0;
  for (let some = open.pop(); some !== undefined; some = open.pop()) {
    const error = await tryTerminate(some, watch, dependencies);
    refusedInARow = error === undefined ? Number.NEGATIVE_INFINITY : refusedInARow + 1;
    if (error === undefined) continue;
    if (some.length === 1) refusals.push(...some.map((id) => toRefusal(id, error, ACTION)));
    else open.push(...halvesOf(some));
    if (refusedInARow <= most) continue;
    const probed = await probe(open, watch, dependencies);
    refusals.push(...probed.refusals);
    if (probed.isGeneral)
      return [
        ...refusals,
        ...open
          .flat()
          .filter(isNew(refusals))
          .map((id) => toRefusal(id, error, ACTION)),
      ];
    open = open.map((piece) => piece.filter(isNew(refusals))).filter((piece) => piece.length > 0);
    refusedInARow = Number.NEGATIVE_INFINITY;
  }
  return refusals;
}

function halvesOf(ids: readonly string[]): readonly (readonly string[])[] {
  const half = Math.ceil(ids.length / 2);
  return [ids.slice(half), ids.slice(0, half)];
}

function isNew(refusals: readonly Refusal[]): (id: string) => boolean {
  const known = new Set(refusals.map(({ id }) => id));
  return (id) => !known.has(id);
}

/** A few ids of every piece, each alone: what refuses all of them concerns every id. */
async function probe(
  pieces: readonly (readonly string[])[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<{ readonly isGeneral: boolean; readonly refusals: readonly Refusal[] }> {
  const refusals: Refusal[] = [];
  for (const piece of pieces) {
    const sample = [piece[0], piece[Math.floor(piece.length / 2)], piece.at(-1)];
    for (const id of new Set(sample.filter((one) => one !== undefined))) {
      const error = await tryTerminate([id], watch, dependencies);
      if (error === undefined) return { isGeneral: false, refusals };
      refusals.push(toRefusal(id, error, ACTION));
    }
  }
  return { isGeneral: true, refusals };
}

/** The refusal of a call, whatever EC2 calls it; what is no refusal is thrown. */
async function tryTerminate(
  ids: readonly string[],
  watch: Pick<InstanceWatch, 'note'>,
  dependencies: ProvisionerDependencies,
): Promise<unknown> {
  try {
    const { TerminatingInstances = [] } = await retry(
      () => dependencies.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })),
      { action: ACTION },
      dependencies,
    );
    for (const { InstanceId, CurrentState } of TerminatingInstances)
      if (InstanceId !== undefined) watch.note(InstanceId, CurrentState?.Name ?? 'shutting-down');
    return undefined;
  } catch (error) {
    if (classify(error) !== 'retry') return error;
    throw toProvisionerError(error, ACTION);
  }
}

function idsOf(instances: readonly Instance[]): string[] {
  return instances.flatMap(({ InstanceId }) => InstanceId ?? []);
}
