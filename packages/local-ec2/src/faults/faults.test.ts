import { randomUUID } from 'node:crypto';
import {
  CreateSecurityGroupCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeSpotInstanceRequestsCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeTest, findTestImage, launchTest } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import type { FaultEffect, FaultRule } from './fault-plan.ts';

function withFault(effect: FaultEffect, rule: Partial<FaultRule> = {}): Simulation {
  return simulate({ faults: { rules: [{ effect, match: { operation: 'RunInstances' }, ...rule }] } });
}

async function names(calls: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const results: string[] = [];
  for (const call of calls)
    results.push(
      await call().then(
        () => 'ok',
        (error: Error) => error.name,
      ),
    );
  return results;
}

describe('faults of calls', () => {
  it('F1: refuses a call a number of times, then lets it through', async () => {
    const { ec2 } = withFault(
      { kind: 'error', code: 'RequestLimitExceeded' },
      { match: { operation: 'DescribeVpcs' }, after: 1, times: 2 },
    );
    const call = () => ec2.send(new DescribeVpcsCommand({}));

    expect(await names([call, call, call, call])).toEqual([
      'ok',
      'RequestLimitExceeded',
      'RequestLimitExceeded',
      'ok',
    ]);
  });

  it('F1: throttles for a time', async () => {
    const { ec2, local } = withFault(
      { kind: 'error', code: 'RequestLimitExceeded' },
      { match: { operation: 'Describe*' }, forMs: 5_000 },
    );
    const call = () => ec2.send(new DescribeVpcsCommand({}));

    const during = await names([call, call]);
    local.clock.advance(5_000);

    expect(during).toEqual(['RequestLimitExceeded', 'RequestLimitExceeded']);
    expect(await names([call])).toEqual(['ok']);
  });

  it('row 32, F2: the buckets of EC2 are small for launches and refill', async () => {
    const { ec2, local } = simulate({ throttling: true });
    const ImageId = await findTestImage(ec2);
    const call = () => launchTest(ec2, { ImageId });

    const burst = await names([call, call, call, call, call, call]);
    local.clock.advance(500);
    const refilled = await names([call, call]);

    expect(burst).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'RequestLimitExceeded']);
    expect(refilled).toEqual(['ok', 'RequestLimitExceeded']);
  });

  it('F3: loses the answer after the launch happened; the token finds the machine', async () => {
    const { ec2 } = withFault({ kind: 'lose-response' }, { times: 1 });
    const ClientToken = randomUUID();

    const lost = await refusal(launchTest(ec2, { ClientToken }));
    const { Reservations } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'client-token', Values: [ClientToken] }] }),
    );
    const [again] = await launchTest(ec2, { ClientToken });

    expect(lost.message).toBe('socket hang up');
    expect(again?.InstanceId).toBe(Reservations?.[0]?.Instances?.[0]?.InstanceId);
  });

  it('row 24, F7: a new machine is unknown for a while, even to TerminateInstances', async () => {
    const { ec2, local } = withFault({ kind: 'hide', ms: 3_000 });
    const [launched] = await launchTest(ec2);
    const InstanceIds = [launched!.InstanceId];

    const early = await refusal(ec2.send(new TerminateInstancesCommand({ InstanceIds })));
    local.clock.advance(3_000);
    const late = await ec2.send(new TerminateInstancesCommand({ InstanceIds }));

    expect(early.name).toBe('InvalidInstanceID.NotFound');
    expect(late.TerminatingInstances).toHaveLength(1);
  });

  it('F8: a new group is unknown for a while', async () => {
    const { ec2 } = simulate({ consistency: { groupsMs: 2_000 } });
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'new', Description: 'new' }),
    );

    const refused = await refusal(launchTest(ec2, { SecurityGroupIds: [GroupId!] }));

    expect(refused.name).toBe('InvalidGroup.NotFound');
  });

  it('F9: a stale read goes back to an older state', async () => {
    const { ec2, local } = withFault(
      { kind: 'stale', ms: 10_000 },
      { match: { operation: 'DescribeInstances' }, after: 2, times: 1 },
    );
    const [launched] = await launchTest(ec2);
    const states: (string | undefined)[] = [];
    for (let poll = 0; poll < 4; poll += 1) {
      states.push((await describeTest(ec2, launched!.InstanceId)).State?.Name);
      local.clock.advance(6_000);
    }

    expect(states).toEqual(['pending', 'running', 'pending', 'running']);
    expect(
      local.journal.requests().filter(({ operation }) => operation === 'DescribeInstances'),
    ).toHaveLength(4);
  });

  it('row 33, F10: vCPUs of terminated machines count a while longer', async () => {
    const { ec2, local } = simulate({ quotas: { onDemandVcpus: 2, terminatedCountMs: 60_000 } });
    const [first] = await launchTest(ec2);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [first!.InstanceId] }));
    local.clock.advance(31_000);

    const early = await refusal(launchTest(ec2));
    local.clock.advance(60_000);
    const late = await launchTest(ec2);

    expect(early.name).toBe('VcpuLimitExceeded');
    expect(late).toHaveLength(1);
  });
});

describe('faults of launches', () => {
  it('row 31: refuses one type and zone for capacity, with HTTP 500', async () => {
    const { ec2 } = simulate({
      faults: {
        rules: [
          {
            match: { operation: 'RunInstances', instanceType: 't3.*', zone: 'us-east-1a' },
            effect: { kind: 'error', code: 'InsufficientInstanceCapacity' },
          },
        ],
      },
    });
    const zone = (AvailabilityZone: string) => ({ Placement: { AvailabilityZone } });

    const refused = await refusal(launchTest(ec2, zone('us-east-1a')));
    const elsewhere = await launchTest(ec2, zone('us-east-1b'));

    expect(refused.$metadata.httpStatusCode).toBe(500);
    expect(elsewhere).toHaveLength(1);
  });

  it('row 30, F13: an accepted machine dies with its reason', async () => {
    const { ec2, local } = withFault({ kind: 'die', code: 'Client.VolumeLimitExceeded', afterMs: 2_000 });
    const [launched] = await launchTest(ec2);
    local.clock.advance(2_000);

    const dead = await describeTest(ec2, launched!.InstanceId);

    expect(dead).toMatchObject({
      State: { Name: 'terminated' },
      StateReason: { Code: 'Client.VolumeLimitExceeded' },
    });
    local.clock.advance(5_000);
    expect(local.journal.remaining()).toEqual([]);
  });

  it('F14: a launch gives fewer machines than asked for', async () => {
    const { ec2 } = withFault({ kind: 'fewer', count: 1 });

    const launched = await launchTest(ec2, { MinCount: 1, MaxCount: 3 });
    const refused = await refusal(launchTest(ec2, { MinCount: 2, MaxCount: 3 }));

    expect(launched).toHaveLength(1);
    expect(refused.name).toBe('InsufficientInstanceCapacity');
  });

  it('F17: shutting down takes hours', async () => {
    const { ec2, local } = withFault({ kind: 'slow-termination', ms: 7_200_000 });
    const [launched] = await launchTest(ec2);
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [launched!.InstanceId] }));

    local.clock.advance(7_200_000);
    const still = await describeTest(ec2, launched!.InstanceId);
    local.clock.advance(30_000);
    const ended = await describeTest(ec2, launched!.InstanceId);

    expect([still.State?.Name, ended.State?.Name]).toEqual(['shutting-down', 'terminated']);
  });

  it('row 34, F20: a spot machine is marked, then interrupted two minutes later', async () => {
    const { ec2, local } = withFault({ kind: 'interrupt', afterMs: 60_000 });
    const [launched] = await launchTest(ec2, { InstanceMarketOptions: { MarketType: 'spot' } });
    const status = async () =>
      (await ec2.send(new DescribeSpotInstanceRequestsCommand({}))).SpotInstanceRequests?.[0]?.Status?.Code;

    local.clock.advance(10_000);
    const fulfilled = await status();
    local.clock.advance(50_000);
    const marked = await status();
    local.clock.advance(150_000);
    const ended = await describeTest(ec2, launched!.InstanceId);

    expect([fulfilled, marked, await status()]).toEqual([
      'fulfilled',
      'marked-for-termination',
      'instance-terminated-no-capacity',
    ]);
    expect(ended).toMatchObject({
      InstanceLifecycle: 'spot',
      State: { Name: 'terminated' },
      StateReason: { Code: 'Server.SpotInstanceTermination' },
    });
  });

  it('F22: a machine never gets a public address', async () => {
    const { ec2, local } = withFault({ kind: 'no-address' });
    const [launched] = await launchTest(ec2);
    local.clock.advance(60_000);

    const running = await describeTest(ec2, launched!.InstanceId);

    expect(running).toMatchObject({ State: { Name: 'running' }, PublicDnsName: '' });
    expect(running.PublicIpAddress).toBeUndefined();
  });
});

describe('a plan', () => {
  it('draws the same chances from the same seed', async () => {
    const draw = async (seed: string) => {
      const faults = { rules: [{ chance: 0.5, effect: { kind: 'error', code: 'InternalError' } as const }] };
      const { ec2 } = simulate({ seed, faults });
      const call = () => ec2.send(new DescribeVpcsCommand({}));
      return names(Array.from({ length: 12 }, () => call));
    };

    const [first, again, other] = [await draw('a'), await draw('a'), await draw('b')];

    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set(['ok', 'InternalError']));
  });

  it('delays a call on the clock', async () => {
    const { ec2, local } = withFault(
      { kind: 'delay', ms: 30_000 },
      { match: { operation: 'DescribeImages' } },
    );
    const before = local.clock.now().getTime();

    await ec2.send(new DescribeImagesCommand({ MaxResults: 5 }));

    expect(local.clock.now().getTime() - before).toBe(30_000);
  });

  it('counts a launch rule per attempt, not per call of another kind', async () => {
    const { ec2 } = withFault(
      { kind: 'error', code: 'Unsupported' },
      { match: { market: 'spot' }, times: 1 },
    );

    const onDemand = await launchTest(ec2);
    const spot = await refusal(launchTest(ec2, { InstanceMarketOptions: { MarketType: 'spot' } }));

    expect(onDemand).toHaveLength(1);
    expect(spot.name).toBe('Unsupported');
    await expect(
      ec2.send(
        new RunInstancesCommand({
          ImageId: onDemand[0]!.ImageId,
          InstanceType: 't3.micro',
          MinCount: 1,
          MaxCount: 1,
          InstanceMarketOptions: { MarketType: 'spot' },
        }),
      ),
    ).resolves.toBeDefined();
  });
});
