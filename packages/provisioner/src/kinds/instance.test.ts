import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error, networkError } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { launchInstances, removeInstances } from './instance.ts';

const idsOf = ({ input }: ScriptedCall): string[] => (input as { InstanceIds: string[] }).InstanceIds;
const terminating = (ids: readonly string[]) => ({
  TerminatingInstances: ids.map((InstanceId) => ({ InstanceId, CurrentState: { Name: 'shutting-down' } })),
});

describe('launchInstances', () => {
  const input = { ClientToken: 'token-1', MinCount: 1, MaxCount: 2 };

  function launched(responses: readonly unknown[], change: Parameters<typeof fleetIntent>[1] = {}) {
    const clock = createVirtualClock();
    const saved: FleetHandle[] = [];
    const { ec2, calls } = scriptedEc2(inOrder(...responses));
    const intent = fleetIntent(clock, change);
    const ledger = createLedger(intent, async (handle) => void saved.push(handle));
    const result = launchInstances(input, intent, ledger, testDependencies(ec2, clock));
    return { result, calls, outcomes: () => saved.map(({ calls: [call] = [] }) => call) };
  }

  it('records the call before it is sent and the instances after it', async () => {
    const { result, outcomes } = launched([
      { Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }, {}] },
    ]);

    await expect(result).resolves.toEqual(['i-1', 'i-2']);
    expect(outcomes()).toEqual([
      { action: 'RunInstances', token: 'token-1', outcome: 'sent', ids: [] },
      { action: 'RunInstances', token: 'token-1', outcome: 'created', ids: ['i-1', 'i-2'] },
    ]);
  });

  it('records instances that are terminated already, and does not count them', async () => {
    const instances = ['running', 'shutting-down', 'terminated'].map((Name, at) => ({
      InstanceId: `i-${at}`,
      State: { Name },
    }));
    const { result, outcomes } = launched([{ Instances: instances }]);

    await expect(result).resolves.toEqual(['i-0']);
    expect(outcomes().at(-1)?.ids).toEqual(['i-0', 'i-1', 'i-2']);
  });

  it('records a refusal', async () => {
    const { result, outcomes } = launched([ec2Error('UnauthorizedOperation', 403)]);

    await expect(result).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    expect(outcomes().at(-1)?.outcome).toBe('refused');
  });

  it('stays in doubt when a refusal follows a lost response', async () => {
    const { result, outcomes } = launched([networkError(), ec2Error('UnauthorizedOperation', 403)]);

    await expect(result).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    expect(outcomes().at(-1)?.outcome).toBe('sent');
  });

  it("waits for the fleet's own group to become visible", async () => {
    const { result, calls } = launched([ec2Error('InvalidGroup.NotFound'), { Instances: [] }]);

    await expect(result).resolves.toEqual([]);
    expect(calls.map(({ action }) => action)).toEqual(['RunInstances', 'RunInstances']);
  });

  it("does not wait for a group of the caller's that does not exist", async () => {
    const { result, calls } = launched([ec2Error('InvalidGroup.NotFound')], {
      securityGroupIds: ['sg-0123456789abcdef0'],
    });

    await expect(result).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' });
    expect(calls).toHaveLength(1);
  });
});

describe('removeInstances', () => {
  const ids = Array.from({ length: 101 }, (_, at) => `i-${at}`);

  function removed(respond: (call: ScriptedCall) => unknown, targets: readonly string[]) {
    const clock = createVirtualClock();
    const watch = createInstanceWatch(() => 0);
    const { ec2, calls } = scriptedEc2(respond);
    const dependencies = testDependencies(ec2, clock);
    const result = removeInstances(targets, watch, dependencies);
    return { result, calls, watch, lines: dependencies.lines };
  }

  it('sends up to a thousand ids a call and notes the states that come back', async () => {
    const many = Array.from({ length: 1_001 }, (_, at) => `i-${at}`);
    const { result, calls, watch } = removed((call) => terminating(idsOf(call)), many);

    await expect(result).resolves.toEqual([]);
    expect(calls.map((call) => [call.action, idsOf(call).length])).toEqual([
      ['TerminateInstances', 1_000],
      ['TerminateInstances', 1],
    ]);
    expect(watch.all().map(({ state }) => state)).toEqual(many.map(() => 'shutting-down'));
  });

  it('takes a response without a state for shutting down, and sends nothing for no ids', async () => {
    const { result, watch } = removed(() => ({ TerminatingInstances: [{ InstanceId: 'i-1' }, {}] }), ['i-1']);
    await result;
    const none = removed(() => ({}), []);
    await none.result;

    expect(watch.all()).toMatchObject([{ id: 'i-1', state: 'shutting-down' }]);
    expect(none.calls).toEqual([]);
  });

  it.each([
    'InvalidInstanceID.NotFound',
    'InvalidInstanceID.Malformed',
    'OperationNotPermitted',
    'UnauthorizedOperation',
    'UnsupportedOperation',
    'IncorrectInstanceState',
  ])('halves a call that fails with %s until the others are through', async (name) => {
    const { result, calls, watch } = removed(
      (call) => (idsOf(call).includes('i-2') ? ec2Error(name) : terminating(idsOf(call))),
      ['i-1', 'i-2', 'i-3', 'i-4'],
    );

    await expect(result).resolves.toMatchObject([{ id: 'i-2', code: name }]);
    expect(calls.map(idsOf)).toEqual([
      ['i-1', 'i-2', 'i-3', 'i-4'],
      ['i-1', 'i-2'],
      ['i-1'],
      ['i-2'],
      ['i-3', 'i-4'],
    ]);
    expect(watch.all().map(({ id }) => id)).toEqual(['i-1', 'i-3', 'i-4']);
  });

  it.each([0, 1, 50, 99, 100])('needs few calls for one refused id of a hundred: number %i', async (at) => {
    const { result, calls, watch } = removed(
      (call) =>
        idsOf(call).includes(`i-${at}`) ? ec2Error('OperationNotPermitted') : terminating(idsOf(call)),
      ids,
    );

    await expect(result).resolves.toMatchObject([{ id: `i-${at}` }]);
    expect(watch.all()).toHaveLength(100);
    expect(calls.length).toBeLessThanOrEqual(15);
  });

  it.each([
    [3, 2],
    [4, 2],
    [8, 4],
    [20, 5],
    [100, 40],
  ])('spares none of %i ids for the first %i that are refused', async (all, refused) => {
    const some = Array.from({ length: all }, (_, at) => `i-${at}`);
    const isRefused = (id: string): boolean => Number(id.slice(2)) < refused;
    const { result, watch } = removed(
      (call) => (idsOf(call).some(isRefused) ? ec2Error('OperationNotPermitted') : terminating(idsOf(call))),
      some,
    );

    const refusals = await result;

    expect(refusals.map(({ id }) => id).toSorted()).toEqual(some.filter(isRefused).toSorted());
    expect(new Set(watch.all().map(({ id }) => id))).toEqual(new Set(some.filter((id) => !isRefused(id))));
  });

  it('gives up on what concerns every id', async () => {
    const { result, calls } = removed(() => ec2Error('UnauthorizedOperation', 403), ids);

    const refusals = await result;

    expect(refusals.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(new Set(refusals.map(({ isDenied }) => isDenied))).toEqual(new Set([true]));
    expect(calls.length).toBeLessThanOrEqual(35);
  });

  it('throws what is no refusal', async () => {
    const { result } = removed(() => ec2Error('InternalError', 500), ['i-1', 'i-2']);

    await expect(result).rejects.toMatchObject({ code: 'SERVICE_FAILED', action: 'ec2:TerminateInstances' });
  });

  it('goes on with a response without a list', async () => {
    await expect(removed(() => ({}), ['i-1']).result).resolves.toEqual([]);
  });
});
