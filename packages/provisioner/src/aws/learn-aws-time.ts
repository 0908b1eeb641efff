import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { clockOffset } from './aws-time.ts';
import type { ProvisionerDependencies } from './ports.ts';
import { timedClient } from './timed-client.ts';

/** A process that has called nothing yet waits no longer for the time. */
const LONGEST_MS = 5_000;

/**
 * One call for the sake of its `Date`, unless a response told the time before: a dry run, which any credentials may ask for,
 * since a refusal tells the time as well. Never rejects: without a response the clock is believed.
 */
export async function learnAwsTime({
  ec2,
  clock,
}: Pick<ProvisionerDependencies, 'ec2' | 'clock'>): Promise<void> {
  if (clockOffset(clock) !== undefined) return;
  const timed = timedClient(ec2, clock, clock.now().getTime() + LONGEST_MS);
  await timed.send(new DescribeInstancesCommand({ DryRun: true })).catch(() => {});
}
