import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import type { Ec2Port } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { findFleet } from './phases/find-fleet.ts';
import { terminateJob } from './terminate-job.ts';

const fleetId = 'fleet-0123456789abcdef';
const never = new Promise<never>(() => {});

/**
 * Ends a fleet of which only the id is known. EC2 of its region is silent for so many seconds; its machine goes on
 * running.
 */
async function end(silentSeconds: number) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const elapsed = (): number => (clock.now().getTime() - startedAt) / 1_000;
  const terminatedAt: number[] = [];
  const machine = {
    InstanceId: 'i-0123456789abcdef0',
    State: { Name: 'running' },
    ClientToken: `${fleetId}-${'0'.repeat(32)}`,
    Tags: [{ Key: 'ami-select:fleet', Value: fleetId }],
  };
  const send = async ({ constructor: { name } }: object): Promise<unknown> => {
    if (elapsed() < silentSeconds) return never;
    if (name === 'TerminateInstancesCommand') terminatedAt.push(elapsed());
    return name === 'DescribeInstancesCommand' ? { Reservations: [{ Instances: [machine] }] } : {};
  };
  const fleet = await findFleet(fleetId, {
    variables: { AWS_REGION: 'eu-west-1', XDG_STATE_HOME: '/nonexistent' },
    workingDirectory: '/nonexistent',
    clock,
  });
  const error = await terminateJob(fleet, {
    clock,
    logger: silentLogger,
    launchClient: () => ({ send }) as unknown as Ec2Port,
  }).catch((reason: unknown) => reason);
  return { error, terminatedAt, seconds: elapsed() };
}

describe('the search for a fleet and its end', () => {
  it.each([0, 60, 150])('have one deadline where EC2 is silent for %i s', async (silentSeconds) => {
    const { error, terminatedAt, seconds } = await end(silentSeconds);

    expect(error).toMatchObject({ code: 'REMAINING' });
    expect(terminatedAt.length).toBeGreaterThan(0);
    expect(seconds).toBeGreaterThan(200);
    expect(seconds).toBeLessThan(270);
  });

  it('are over in time where EC2 never responds', async () => {
    const { error, seconds } = await end(Number.POSITIVE_INFINITY);

    expect(error).toMatchObject({ code: 'REMAINING_UNKNOWN' });
    expect(seconds).toBeLessThan(240);
  });
});
