import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { removeInstances } from './instance.ts';

const idsOf = ({ input }: ScriptedCall): string[] => (input as { InstanceIds: string[] }).InstanceIds;
const terminating = (ids: readonly string[]) => ({
  TerminatingInstances: ids.map((InstanceId) => ({ InstanceId, CurrentState: { Name: 'shutting-down' } })),
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
