import { type Instance, RunInstancesCommand, type RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry, trackDoubt } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { Ledger } from '../record/ledger.ts';
import { isConflict } from './conflict.ts';

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
    // A token that is another launch's has never launched anything for this one, though a response was lost.
    if (!launch.inDoubt() || isConflict(error)) await ledger.completed(token, 'refused');
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

function idsOf(instances: readonly Instance[]): string[] {
  return instances.flatMap(({ InstanceId }) => InstanceId ?? []);
}
