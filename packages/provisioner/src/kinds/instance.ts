import {
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import type { InstanceWatch } from '../aws/instance-watch.ts';
import { retry, trackDoubt } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Ledger } from '../record/ledger.ts';

/** AWS allows 1000 ids; smaller batches lose less to one bad id. */
const BATCH = 100;

/** Errors that end the attempt on one instance but must not spare the others. */
const PER_INSTANCE = new Set([
  'InvalidInstanceID.NotFound',
  'InvalidInstanceID.Malformed',
  'OperationNotPermitted',
  'UnsupportedOperation',
  'IncorrectInstanceState',
]);

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
  const transient = ['PendingVerification'];
  if (intent.securityGroupName !== undefined) transient.push('InvalidGroup.NotFound');
  await ledger.sending('RunInstances', token);
  try {
    const { Instances = [] } = await retry(
      launch.call,
      { action: 'ec2:RunInstances', transient, isTransient: isNewProfile },
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

/** IAM shows a new instance profile to EC2 after some seconds (IAM user guide, "Changes that I make are not always immediately visible"). */
function isNewProfile(error: unknown): boolean {
  const name = awsErrorName(error);
  if (name === 'InvalidIamInstanceProfile' || name === 'InvalidIamInstanceProfile.NotFound') return true;
  return name === 'InvalidParameterValue' && /IAM Instance Profile/i.test(String((error as Error).message));
}

/** Sends TerminateInstances for every id and notes the states that come back; ids that EC2 refuses do not stop the others. */
export async function removeInstances(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  for (let start = 0; start < ids.length; start += BATCH) {
    await removeBatch(ids.slice(start, start + BATCH), watch, dependencies);
  }
}

/** One bad id fails its whole call, so the ids of a failed call are sent one by one. */
async function removeBatch(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  try {
    await sendTerminate(ids, watch, dependencies);
  } catch (error) {
    if (!PER_INSTANCE.has(awsErrorName(error))) throw toProvisionerError(error, 'ec2:TerminateInstances');
    if (ids.length === 1) {
      dependencies.logger.debug(`TerminateInstances ${ids[0]}: ${awsErrorName(error)}`);
      return;
    }
    for (const id of ids) await removeBatch([id], watch, dependencies);
  }
}

async function sendTerminate(
  ids: readonly string[],
  watch: InstanceWatch,
  dependencies: ProvisionerDependencies,
): Promise<void> {
  const { TerminatingInstances = [] } = await retry(
    () => dependencies.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })),
    { action: 'ec2:TerminateInstances' },
    dependencies,
  );
  for (const { InstanceId, CurrentState } of TerminatingInstances) {
    if (InstanceId !== undefined) watch.note(InstanceId, CurrentState?.Name ?? 'shutting-down');
  }
}

function idsOf(instances: readonly Instance[]): string[] {
  return instances.flatMap(({ InstanceId }) => InstanceId ?? []);
}
