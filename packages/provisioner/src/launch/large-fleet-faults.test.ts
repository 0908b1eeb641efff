import type { FaultRule } from '@ami-select/local-ec2';
import { type EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { connectAtOnce, fleetIntent, fleetRequest } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';
import { failureOf } from '../testing/simulate.ts';

const start = localHandlers({ quotas: { capacity: { 'c7g.large': 15 } } });
const CAPS = { caps: [{ maxCount: 100 }] };

const refuse = (instanceType: string, code: string): FaultRule => ({
  match: { operation: 'CreateFleet', instanceType },
  effect: { kind: 'error', code, message: `${code} as EC2 says` },
});
const die = (match: NonNullable<FaultRule['match']>, code: string): FaultRule => ({
  match,
  effect: { kind: 'die', code, message: code },
});

/** Spawns a fleet; `asked` are the types of the launches pool by pool. */
async function spawn(rules: readonly FaultRule[], change: Partial<FleetRequest> = {}) {
  const { ec2, clock, imageId, journal } = await start(rules);
  const asked: string[] = [];
  const send = (command: unknown): Promise<unknown> => {
    if (command instanceof RunInstancesCommand && command.input.DryRun !== true)
      asked.push(String(command.input.InstanceType));
    return ec2.send(command as never);
  };
  const dependencies: SpawnDependencies = {
    ec2: { send } as unknown as EC2Client,
    clock,
    logger: { debug() {}, info() {}, warn() {} },
    connect: connectAtOnce,
    callerAddress: async () => '198.51.100.4',
  };
  const image = { ...fleetRequest().image, id: imageId };
  const types = ['c7g.large', 'm7g.large', 'r7g.large'];
  const intent = fleetIntent(clock, {
    region: LOCAL_REGION,
    image,
    instanceTypes: types,
    count: 25,
    ...change,
  });
  return { result: spawnFleet(intent, dependencies, CAPS), asked, journal };
}

describe('a fleet of many machines', () => {
  it('is not tried again where CreateFleet found no room, nor where that rules out', async () => {
    const rules = ['m7g.large', 'r7g.large'].map((type) => refuse(type, 'VcpuLimitExceeded'));
    const { result, asked, journal } = await spawn(rules);

    const { code, message } = await failureOf(result);

    expect(code).toBe('CAPACITY');
    expect(message).toContain('25 requested, 15 launched');
    expect(message).toContain('m7g.large on-demand: VcpuLimitExceeded');
    expect(asked).toEqual([]);
    expect(journal.remaining()).toEqual([]);
  });

  it.each([
    ['InvalidParameterValue', 'REFUSED'],
    ['UnauthorizedOperation', 'PERMISSION_DENIED'],
  ])('ends with the cause where CreateFleet reports %s', async (awsError, code) => {
    const rules = ['m7g.large', 'r7g.large'].map((type) => refuse(type, awsError));
    const { result, asked, journal } = await spawn(rules);

    const failure = await failureOf(result);

    expect(failure).toMatchObject({ code, awsError, action: 'ec2:CreateFleet' });
    expect(failure.message).toContain(`${awsError} as EC2 says`);
    expect([asked, journal.remaining()]).toEqual([[], []]);
  });

  it('is completed pool by pool after what passes by itself', async () => {
    const rules = ['m7g.large', 'r7g.large'].map((type) => refuse(type, 'InternalError'));
    const { result, asked } = await spawn(rules);

    expect((await result).hosts).toHaveLength(25);
    expect(asked.at(-1)).toBe('m7g.large');
  });

  it('is split where it is launched pool by pool', async () => {
    const denied: FaultRule = {
      match: { operation: ['CreateFleet', 'DescribeFleets'] },
      effect: { kind: 'error', code: 'UnauthorizedOperation' },
    };
    const { result, asked } = await spawn([denied]);

    expect((await result).hosts).toHaveLength(25);
    expect(asked).toEqual(['c7g.large', 'm7g.large']);
  });

  it.each([
    ['Server.InsufficientInstanceCapacity', {}],
    ['Server.SpotInstanceTermination', { market: 'spot', fallback: 'on-demand' }],
  ] as const)('%s while it boots: only other pools are launched', async (code, change) => {
    const { result, asked, journal } = await spawn([die({ instanceType: 'c7g.large' }, code)], change);

    expect((await result).hosts).toHaveLength(25);
    expect(asked).toEqual(['m7g.large']);
    // c7g.large had 15, which EC2 ended.
    expect(journal.remaining().filter(({ kind }) => kind === 'instance')).toHaveLength(25);
  });
});

describe('a fleet of two', () => {
  it.each([
    ['Server.InsufficientInstanceCapacity', {}, ['c7g.large', 'm7g.large']],
    [
      'Server.SpotInstanceTermination',
      { market: 'spot', fallback: 'on-demand', instanceTypes: ['c7g.large'] },
      ['c7g.large', 'c7g.large'],
    ],
  ] as const)('%s while it boots: the next pool is launched', async (code, change, pools) => {
    const market = 'market' in change ? 'spot' : 'on-demand';
    const rules = [die({ instanceType: 'c7g.large', market }, code)];
    const { result, asked, journal } = await spawn(rules, { ...change, count: 2 });

    expect((await result).hosts).toHaveLength(2);
    expect(asked).toEqual(pools);
    expect(journal.remaining().filter(({ kind }) => kind === 'instance')).toHaveLength(2);
  });
});
