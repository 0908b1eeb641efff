import type { FaultEffect, FaultRule } from '@ami-select/local-ec2';
import { TransportError, type TransportErrorCode } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Connect } from './aws/ports.ts';
import type { ProvisionerErrorCode } from './fleet/errors.ts';
import type { FleetRequest } from './fleet/fleet-request.ts';
import { endOn, instancesOn, remainingOn, type Spawned, spawnOn } from './testing/faulty-fleet.ts';
import { connectAtOnce } from './testing/fixtures.ts';
import { watchInjections } from './testing/injections.ts';
import { type LocalHandler, localHandlers } from './testing/local-handler.ts';

const start = localHandlers();

/** A fault that a launch meets. */
interface Case {
  readonly title: string;
  readonly rules: readonly FaultRule[];
  readonly change?: Partial<FleetRequest>;
  readonly connect?: (local: LocalHandler) => Connect;
  /** How many responses show an earlier state than the one before. */
  readonly timesBack?: number;
}

interface ReadyCase extends Case {
  /** Of instances; those that are ready unless given. */
  readonly launched?: number;
  readonly atLeastSeconds?: number;
}

interface FailingCase extends Case {
  /** How long its machines shut down. */
  readonly shutdownMs?: number;
  readonly failure: { readonly code: ProvisionerErrorCode; readonly message: RegExp };
}

const TWO_TYPES: Partial<FleetRequest> = { instanceTypes: ['c7g.large', 'm7g.large'] };
const SPOT: Partial<FleetRequest> = { market: 'spot', fallback: 'on-demand' };

const on = (operation: string, effect: FaultEffect, more: Partial<FaultRule> = {}): FaultRule => ({
  match: { operation },
  effect,
  ...more,
});
const refused = (code: string, status = 400): FaultEffect => ({ kind: 'error', code, status });
const THROTTLED = refused('RequestLimitExceeded', 503);
const LOST: FaultEffect = { kind: 'lose-response' };
const launches = (effect: FaultEffect, match: FaultRule['match'] = { instanceType: '*' }): FaultRule => ({
  match,
  effect,
});
/** Preflight checks the launch of each pool first. */
const firstLaunch = (effect: FaultEffect, { pools = 1, times = 1 } = {}): FaultRule =>
  on('RunInstances', effect, { after: pools, times });

/** What an SSH server says while its machine boots, one after the other for four seconds each. */
const booting =
  (...faults: readonly TransportErrorCode[]) =>
  ({ clock }: LocalHandler): Connect => {
    const since = new Map<string, number>();
    return async (target, options) => {
      const nowMs = clock.now().getTime();
      const startedAt = since.get(target.label) ?? nowMs;
      since.set(target.label, startedAt);
      const fault = faults[Math.floor((nowMs - startedAt) / 4_000)];
      if (fault === undefined) return connectAtOnce(target, options);
      throw new TransportError(fault, fault, { retryable: true });
    };
  };

const READY: readonly ReadyCase[] = [
  {
    title: 'every call throttled for 20 s',
    rules: [on('*', THROTTLED, { forMs: 20_000 })],
    atLeastSeconds: 20,
  },
  {
    title: 'a neighbour that takes half of the calls of the account',
    rules: [on('*', THROTTLED, { chance: 0.5 })],
  },
  ...['AuthorizeSecurityGroupIngress', 'DescribeInstances'].map((operation) => ({
    title: `a lost response to ${operation}`,
    rules: [on(operation, LOST, { times: 2 })],
  })),
  {
    title: 'a lost response to CreateSecurityGroup',
    // Preflight asks first whether it is allowed.
    rules: [on('CreateSecurityGroup', LOST, { after: 1, times: 2 })],
  },
  { title: 'a lost response to RunInstances', rules: [firstLaunch(LOST, { times: 2 })] },
  {
    title: 'a launch without a response that is refused when it is sent again',
    rules: [
      firstLaunch(LOST, { pools: 2 }),
      on('RunInstances', refused('InsufficientInstanceCapacity', 500), { after: 3, times: 1 }),
    ],
    change: TWO_TYPES,
  },
  {
    title: 'the token of a fleet that has ended',
    rules: [firstLaunch(refused('IdempotentInstanceTerminated'), { pools: 2 })],
    change: TWO_TYPES,
  },
  {
    title: 'instances that no call shows for 40 s',
    rules: [on('RunInstances', { kind: 'hide', ms: 40_000 })],
    atLeastSeconds: 40,
  },
  {
    title: 'a group that no call shows for 20 s',
    rules: [on('CreateSecurityGroup', { kind: 'hide', ms: 20_000 })],
    atLeastSeconds: 20,
  },
  {
    title: 'an instance profile that is not visible yet',
    rules: [firstLaunch(refused('InvalidIamInstanceProfile.NotFound'), { times: 3 })],
  },
  {
    title: 'lists that go back in time',
    rules: [on('DescribeInstances', { kind: 'stale', ms: 5_000 }, { after: 9, times: 1 })],
    // So that the launch looks on while the machines run.
    connect: booting('UNREACHABLE', 'UNREACHABLE'),
    timesBack: 1,
  },
  {
    title: 'a quota of vCPUs that is used up for one family',
    rules: [firstLaunch(refused('VcpuLimitExceeded'), { pools: 2 })],
    change: { instanceTypes: ['c7g.large', 'g5g.xlarge'] },
  },
  {
    title: 'a limit of one type',
    rules: [firstLaunch(refused('InstanceLimitExceeded'), { pools: 2 })],
    change: TWO_TYPES,
  },
  { title: 'filters that find no tag for a minute', rules: [on('*', { kind: 'lag-tags', ms: 60_000 })] },
  {
    title: 'a rule of its group that is not effective yet',
    rules: [],
    connect: booting('UNREACHABLE', 'UNREACHABLE'),
    atLeastSeconds: 8,
  },
  {
    title: 'instances that are accepted and end for want of room',
    rules: [
      launches(
        { kind: 'die', code: 'Server.InsufficientInstanceCapacity', afterMs: 2_000 },
        { instanceType: 'c7g.*' },
      ),
    ],
    change: TWO_TYPES,
    launched: 4,
  },
  {
    title: 'a pool with fewer machines than asked for',
    rules: [launches({ kind: 'fewer', count: 1 }, { instanceType: 'c7g.*' })],
    change: { ...TWO_TYPES, minimum: 1 },
  },
  {
    title: 'a spot interruption while they boot',
    rules: [launches({ kind: 'interrupt', afterMs: 1_000, noticeMs: 4_000 }, { market: 'spot' })],
    change: SPOT,
    launched: 4,
  },
  {
    title: 'a port that is closed, then silent, then refuses the key',
    rules: [],
    connect: booting('UNREACHABLE', 'UNREACHABLE', 'AUTHENTICATION_REFUSED'),
    atLeastSeconds: 12,
  },
];

const DIES: FaultRule = launches({
  kind: 'die',
  code: 'Client.InternalError',
  message: 'no key',
  afterMs: 2_000,
});
const FAILING: readonly FailingCase[] = [
  {
    title: 'a quota that is used up everywhere',
    rules: [on('RunInstances', refused('VcpuLimitExceeded'), { after: 2 })],
    change: TWO_TYPES,
    failure: { code: 'CAPACITY', message: /VcpuLimitExceeded/ },
  },
  {
    title: 'fewer machines than it needs',
    rules: [launches({ kind: 'fewer', count: 1 })],
    failure: { code: 'CAPACITY', message: /InsufficientInstanceCapacity/ },
  },
  {
    title: 'instances that end for a reason of their own',
    rules: [DIES],
    failure: { code: 'BOOT_FAILED', message: /Client.InternalError: no key/ },
  },
  {
    title: 'instances without a public address',
    rules: [launches({ kind: 'no-address' })],
    failure: { code: 'UNREACHABLE_HOST', message: /public address/ },
  },
  {
    title: 'a failure, and a group that is in use for 20 s',
    rules: [DIES, on('DeleteSecurityGroup', refused('DependencyViolation'), { forMs: 20_000 })],
    failure: { code: 'BOOT_FAILED', message: /Client.InternalError/ },
  },
  {
    title: 'a failure, and a group that another one names for 20 s',
    rules: [DIES, on('DeleteSecurityGroup', refused('InvalidGroup.InUse'), { forMs: 20_000 })],
    failure: { code: 'BOOT_FAILED', message: /Client.InternalError/ },
  },
  {
    title: 'a failure, and machines that shut down for an hour',
    rules: [launches({ kind: 'no-address' }), launches({ kind: 'slow-termination', ms: 3_600_000 })],
    failure: { code: 'UNREACHABLE_HOST', message: /public address/ },
    shutdownMs: 2 * 3_600_000,
  },
];

async function met(one: Case): Promise<{ local: LocalHandler; spawn: Spawned; seconds: number }> {
  const local = await start([]);
  const injections = watchInjections(local);
  local.world.faults.replace({ rules: one.rules });
  const startedAt = local.clock.now().getTime();
  const spawn = await spawnOn(local, one.change, one.connect?.(local));
  expect(injections.unmet(one.rules)).toEqual([]);
  expect(injections.timesBack()).toBe(one.timesBack ?? 0);
  return { local, spawn, seconds: (local.clock.now().getTime() - startedAt) / 1_000 };
}

describe('a launch that meets', () => {
  it.each(READY)('$title is ready, has launched nothing twice, and leaves nothing', async (one) => {
    const { local, spawn, seconds } = await met(one);

    expect(spawn.failure).toBeUndefined();
    expect(spawn.hosts).toHaveLength(2);
    expect(instancesOn(local).running.toSorted()).toEqual(
      spawn.hosts.map(({ instanceId }) => instanceId).toSorted(),
    );
    expect(instancesOn(local).launched).toHaveLength(one.launched ?? 2);
    expect(seconds).toBeGreaterThanOrEqual(one.atLeastSeconds ?? 0);
    const { proof } = await endOn(local, spawn.handle);
    expect(proof?.clean).toBe(true);
    expect(await remainingOn(local)).toEqual([]);
  });

  it.each(FAILING)('$title says so, and leaves nothing', async (one) => {
    const { local, spawn } = await met(one);

    expect(spawn.failure).toMatchObject({
      ...one.failure,
      message: expect.stringMatching(one.failure.message),
    });
    expect(instancesOn(local).running).toEqual([]);
    expect(await remainingOn(local, one.shutdownMs)).toEqual([]);
  });
});
