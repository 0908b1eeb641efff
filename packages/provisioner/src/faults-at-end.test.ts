import type { FaultEffect, FaultRule } from '@ami-select/local-ec2';
import { ModifyInstanceAttributeCommand, RequestSpotInstancesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { FleetRequest } from './fleet/fleet-request.ts';
import type { FleetHandle } from './fleet/handle.ts';
import { toTagList } from './fleet/signature.ts';
import { endOn, instancesOn, launchUnanswered, remainingOn, spawnOn } from './testing/faulty-fleet.ts';
import { stateOf, watchInjections } from './testing/injections.ts';
import { type LocalHandler, localHandlers } from './testing/local-handler.ts';

const start = localHandlers();

/** A fault that an end meets. */
interface Case {
  readonly title: string;
  /** From the end on. */
  readonly rules?: readonly FaultRule[];
  /** From the launch on. */
  readonly before?: readonly FaultRule[];
  readonly change?: Partial<FleetRequest>;
  /** How long the fleet lives; a minute unless given. */
  readonly livesMs?: number;
  /** How long its machines shut down. */
  readonly shutdownMs?: number;
  /** The process that launched died before it had the response. */
  readonly isUnanswered?: boolean;
  /** What a search by tag shows when the end begins (`stateOf`); a running fleet unless given. */
  readonly atStart?: string;
  /** The same ten minutes after the end. */
  readonly later?: string;
  /** Something that the end finds beside the launch. */
  readonly add?: (local: LocalHandler, intent: FleetIntent) => Promise<unknown>;
  /** How many responses show an earlier state than the one before. */
  readonly timesBack?: number;
}

const RUNNING = 'running, fulfilled';
const TERMINATED = 'terminated Client.UserInitiatedShutdown';
const SPOT: Partial<FleetRequest> = { market: 'spot', fallback: 'on-demand' };
const on = (operation: string, effect: FaultEffect, more: Partial<FaultRule> = {}): FaultRule => ({
  match: { operation },
  effect,
  ...more,
});
const refused = (code: string, status = 400): FaultEffect => ({ kind: 'error', code, status });
const THROTTLED = refused('RequestLimitExceeded', 503);
const lost = (operation: string): readonly FaultRule[] => [
  on(operation, { kind: 'lose-response' }, { times: 2 }),
];
const launches = (effect: FaultEffect): FaultRule => ({ match: { instanceType: '*' }, effect });
const interrupted = (afterMs: number, noticeMs: number): FaultRule =>
  launches({ kind: 'interrupt', afterMs, noticeMs });

const INTERRUPTED = 'terminated Server.SpotInstanceTermination';

const UNKNOWN_ID = 'i-0123456789abcdef0';

/** An id that EC2 does not know, among those of the launch. */
const withUnknownId = (handle: FleetHandle): FleetHandle => ({
  ...handle,
  calls: handle.calls?.map((call) =>
    call.action === 'RunInstances' ? { ...call, ids: [...call.ids, UNKNOWN_ID] } : call,
  ),
});

const CLEAN: readonly Case[] = [
  { title: 'every call throttled for a minute', rules: [on('*', THROTTLED, { forMs: 60_000 })] },
  {
    title: 'a neighbour that takes half of the calls of the account',
    rules: [on('*', THROTTLED, { chance: 0.5 })],
  },
  { title: 'lost responses to TerminateInstances', rules: lost('TerminateInstances') },
  { title: 'lost responses to ModifyInstanceAttribute', rules: lost('ModifyInstanceAttribute') },
  { title: 'lost responses to DeleteSecurityGroup', rules: lost('DeleteSecurityGroup') },
  {
    title: 'lost responses to CancelSpotInstanceRequests',
    rules: lost('CancelSpotInstanceRequests'),
    add: requestInVain,
    atStart: 'running, fulfilled, price-too-low',
  },
  { title: 'lost responses to DescribeInstances', rules: lost('DescribeInstances') },
  {
    title: 'instances that no call shows for 40 s',
    before: [on('RunInstances', { kind: 'hide', ms: 40_000 })],
    isUnanswered: true,
    livesMs: 0,
    atStart: '',
  },
  {
    title: 'ids that cannot be terminated yet',
    rules: [on('TerminateInstances', refused('InvalidInstanceID.NotFound'), { forMs: 20_000 })],
  },
  {
    title: 'a group that cannot be found yet',
    rules: [on('DeleteSecurityGroup', refused('InvalidGroup.NotFound'), { forMs: 10_000 })],
  },
  {
    title: 'lists that go back in time',
    rules: [on('DescribeInstances', { kind: 'stale', ms: 20_000 }, { after: 3, times: 1 })],
    // The group of so many waits for the machines, and so does the end.
    change: { ...SPOT, count: 6 },
    timesBack: 1,
  },
  {
    title: 'filters that find no tag for a minute',
    before: [on('*', { kind: 'lag-tags', ms: 60_000 })],
    rules: [on('*', { kind: 'lag-tags', ms: 60_000 })],
    livesMs: 0,
    atStart: '',
  },
  {
    title: 'machines that have ended by themselves',
    before: [launches({ kind: 'die', code: 'Server.InternalError', afterMs: 50_000 })],
    atStart: 'terminated Server.InternalError',
    later: 'terminated Server.InternalError',
  },
  {
    title: 'machines that shut down for an hour',
    before: [launches({ kind: 'slow-termination', ms: 3_600_000 })],
    shutdownMs: 2 * 3_600_000,
    later: 'shutting-down Client.UserInitiatedShutdown, fulfilled',
  },
  {
    title: 'a group that is in use for 20 s',
    rules: [on('DeleteSecurityGroup', refused('DependencyViolation'), { forMs: 20_000 })],
  },
  {
    title: 'a group that another one names for 20 s',
    rules: [on('DeleteSecurityGroup', refused('InvalidGroup.InUse'), { forMs: 20_000 })],
  },
  {
    title: 'a spot interruption before it',
    before: [interrupted(40_000, 10_000)],
    livesMs: 120_000,
    atStart: INTERRUPTED,
    later: INTERRUPTED,
  },
  {
    title: 'the notice of a spot interruption',
    before: [interrupted(50_000, 120_000)],
    atStart: 'running, marked-for-termination',
  },
  {
    title: 'a spot interruption while its calls are throttled',
    before: [interrupted(75_000, 10_000)],
    rules: [on('TerminateInstances', THROTTLED, { forMs: 30_000 })],
    later: INTERRUPTED,
  },
];

/** An open spot request with the tags of a fleet. */
function requestInVain({ ec2, imageId }: LocalHandler, { tags }: FleetIntent): Promise<unknown> {
  return ec2.send(
    new RequestSpotInstancesCommand({
      SpotPrice: '0.0001',
      LaunchSpecification: { ImageId: imageId, InstanceType: 'c7g.large' },
      TagSpecifications: [{ ResourceType: 'spot-instances-request', Tags: toTagList(tags) }],
    }),
  );
}

async function living(one: Case) {
  const { before = [], change = SPOT, livesMs = 60_000 } = one;
  const local = await start([]);
  const injections = watchInjections(local);
  local.world.faults.replace({ rules: before });
  const handle = one.isUnanswered ? await launchUnanswered(local, change) : await spawned(local, change);
  await local.clock.sleep(livesMs);
  await one.add?.(local, handle.intent);
  return { local, handle, injections };
}

async function spawned(local: LocalHandler, change: Partial<FleetRequest>): Promise<FleetHandle> {
  const { handle, failure } = await spawnOn(local, change);
  if (failure !== undefined) throw failure;
  return handle;
}

function codesOf({ journal }: LocalHandler): readonly string[] {
  return journal.requests().flatMap(({ code, lost }) => (lost ? 'lost' : (code ?? [])));
}

describe('an end that meets', () => {
  it.each(CLEAN)('$title has a clean proof, and nothing remains', async (one) => {
    const { local, handle, injections } = await living(one);
    const { launched } = instancesOn(local);
    const { fleetId } = handle.intent;
    expect(await stateOf(local, fleetId)).toBe(one.atStart ?? RUNNING);

    const { proof, failure } = await endOn(local, handle, one.rules);

    expect(injections.unmet([...(one.before ?? []), ...(one.rules ?? [])])).toEqual([]);
    expect(injections.timesBack()).toBe(one.timesBack ?? 0);
    expect(failure).toBeUndefined();
    expect(proof?.clean).toBe(true);
    expect(proof?.created.map(({ id }) => id)).toEqual(expect.arrayContaining(launched));
    expect(instancesOn(local).running).toEqual([]);
    local.world.faults.replace({ rules: [] });
    await local.clock.sleep(600_000);
    expect(await stateOf(local, fleetId)).toBe(one.later ?? TERMINATED);
    expect(await remainingOn(local, one.shutdownMs)).toEqual([]);
  });

  it('an id that no call shows ends all others, and does not know of that one', async () => {
    const { local, handle } = await living({ title: '' });

    const { proof } = await endOn(local, withUnknownId(handle));

    expect(proof).toMatchObject({
      clean: false,
      remaining: [],
      unknown: [{ kind: 'instance', reason: expect.stringContaining(UNKNOWN_ID) }],
    });
    expect(await remainingOn(local)).toEqual([]);
  });

  it('a protected machine ends all others, and names it with the command that works', async () => {
    const { local, handle } = await living({ title: '', change: { count: 5 } });
    const [id = ''] = instancesOn(local).running;
    const protect = (Value: boolean) =>
      local.ec2.send(
        new ModifyInstanceAttributeCommand({ InstanceId: id, DisableApiTermination: { Value } }),
      );
    await protect(true);

    const { proof, failure } = await endOn(local, handle);

    expect(failure?.code).toBe('REMAINING');
    const machine = proof?.remaining.find(({ kind }) => kind === 'instance');
    expect(machine).toMatchObject({ id, reason: expect.stringContaining('OperationNotPermitted') });
    expect(machine?.command).toContain('--no-disable-api-termination');
    expect(instancesOn(local).running).toEqual([id]);
    await protect(false);
    expect((await endOn(local, handle)).proof?.clean).toBe(true);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('a group that is never to be deleted names it, and the machines are gone', async () => {
    const { local, handle } = await living({ title: '' });

    const { proof, failure } = await endOn(local, handle, [
      on('DeleteSecurityGroup', refused('CannotDelete')),
    ]);

    expect(failure?.code).toBe('REMAINING');
    expect(proof?.remaining).toMatchObject([
      { kind: 'security-group', reason: expect.stringContaining('CannotDelete') },
    ]);
    expect(instancesOn(local).running).toEqual([]);
    expect(codesOf(local)).toContain('CannotDelete');
  });
});
