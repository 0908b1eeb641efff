import { DescribeSpotInstanceRequestsCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { describeTest, launchTest } from '../testing/launch.ts';
import { simulate } from '../testing/simulate.ts';

const HOUR = 3_600_000;

it('simulates a day of spot machines and slow ends without waiting', async () => {
  const { ec2, local } = simulate({
    faults: {
      rules: [
        {
          match: { operation: 'RunInstances', market: 'spot' },
          effect: { kind: 'interrupt', afterMs: 6 * HOUR },
        },
        {
          match: { operation: 'RunInstances', market: 'on-demand' },
          effect: { kind: 'slow-termination', ms: 5 * HOUR },
        },
      ],
    },
  });
  const start = local.clock.now().getTime();
  const [spot] = await launchTest(ec2, { InstanceMarketOptions: { MarketType: 'spot' } });
  const [slow] = await launchTest(ec2);
  const states: (string | undefined)[] = [];
  const look = async (): Promise<void> => {
    const seen = await describeTest(ec2, slow!.InstanceId);
    const { SpotInstanceRequests } = await ec2.send(new DescribeSpotInstanceRequestsCommand({}));
    states.push(`${seen?.State?.Name ?? 'forgotten'} ${SpotInstanceRequests?.[0]?.Status?.Code}`);
  };

  await local.clock.sleep(HOUR);
  await look();
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [slow!.InstanceId] }));
  await local.clock.sleep(4.5 * HOUR);
  await look();
  await local.clock.sleep(HOUR);
  await look();
  await local.clock.sleep(17.5 * HOUR);

  expect(states).toEqual([
    'running fulfilled',
    'shutting-down fulfilled',
    'terminated instance-terminated-no-capacity',
  ]);
  expect(local.clock.now().getTime() - start).toBe(24 * HOUR);
  expect(local.journal.remaining()).toEqual([]);
  expect(spot?.InstanceLifecycle).toBe('spot');
});

it('wakes sleepers in the order of their times', async () => {
  const { local } = simulate();
  const woken: number[] = [];
  const sleep = async (hours: number): Promise<void> => {
    await local.clock.sleep(hours * HOUR);
    woken.push(hours);
  };

  await Promise.all([sleep(3), sleep(1), sleep(2)]);

  expect(woken).toEqual([1, 2, 3]);
});
