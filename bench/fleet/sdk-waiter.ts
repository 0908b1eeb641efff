import type { VirtualClock } from '@ami-select/core/testing';
import { DescribeInstancesCommand, type EC2Client } from '@aws-sdk/client-ec2';

/**
 * The SDK's waiters on a virtual clock, by their declared schedule: at once, after 15 s, then after a random delay between
 * 15 s and a ceiling that doubles to two minutes (@smithy/util-waiter).
 */
export async function waitAsSdk(
  isOver: () => Promise<boolean>,
  clock: VirtualClock,
  random: () => number,
): Promise<void> {
  for (let attempt = 1; !(await isOver()); attempt += 1) {
    const ceiling = Math.min(120, 15 * 2 ** (attempt - 1));
    await clock.sleep((15 + random() * (ceiling - 15)) * 1000);
  }
}

/** Whether every instance is in a state. */
export function areAll(ec2: EC2Client, ids: readonly string[], state: string): () => Promise<boolean> {
  return async () => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [...ids] }));
    const states = Reservations.flatMap(({ Instances = [] }) => Instances).map(({ State }) => State?.Name);
    return states.every((name) => name === state);
  };
}
