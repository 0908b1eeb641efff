import { describe, expect, it } from 'vitest';
import type { FakeCall, Fault } from '../testing/fake-ec2.ts';
import { failureOf } from '../testing/simulate.ts';
import { type Spawned, spawned } from '../testing/spawned-fleet.ts';
import { terminateFleet } from './terminate-fleet.ts';

const THROTTLED = { error: 'RequestLimitExceeded', status: 503 };
/** A response is asked for so often, and an attempt that hangs is cut off. */
const ASKED_WITHIN = 1.5;

/** Sends the signal, and notes when TerminateInstances was first sent. */
function hurried({ ec2, clock, dependencies, seconds }: Spawned, abortAtSecond: number) {
  const hurry = new AbortController();
  if (abortAtSecond === 0) hurry.abort();
  else void clock.sleep(abortAtSecond * 1_000).then(() => hurry.abort());
  const sent: number[] = [];
  const send = (command: object, options: unknown): Promise<unknown> => {
    if (command.constructor.name === 'TerminateInstancesCommand') sent.push(seconds());
    return (ec2.port.send as (...all: unknown[]) => Promise<unknown>)(command, options);
  };
  return { sent, dependencies: { ...dependencies, ec2: { send } as never, signal: hurry.signal } };
}

const during = (until: number, fault: Fault) => (call: FakeCall, second: number) =>
  call.action === 'DescribeInstances' && second < until ? fault : undefined;

describe('a signal at the end of a fleet that another process launched', () => {
  it('takes one look before TerminateInstances', async () => {
    const fleet = await spawned();
    const { sent, dependencies } = hurried(fleet, 0);

    await terminateFleet(fleet.handle, dependencies);

    expect(fleet.ec2.calls.slice(0, 2).map(({ action }) => action)).toEqual([
      'DescribeInstances',
      'TerminateInstances',
    ]);
    expect(sent[0]).toBeLessThan(1);
  });

  it('looks for machines alone when only the intent is known', async () => {
    const fleet = await spawned();
    const { dependencies } = hurried(fleet, 0);

    await terminateFleet(fleet.handle.intent, dependencies);

    const actions = fleet.ec2.calls.map(({ action }) => action);
    const before = actions.slice(0, actions.indexOf('TerminateInstances'));
    expect(new Set(before)).toEqual(new Set(['DescribeInstances']));
    expect(fleet.ec2.remaining()).toEqual([]);
  });

  it.each<[string, number, number]>([
    ['before the start', 0, 40],
    ['during throttled looks', 20, 40],
    ['during the longest pause, when the looks work again', 55, 50],
  ])('%s, sends TerminateInstances at the first look that is answered', async (_, abortAt, until) => {
    const fleet = await spawned();
    fleet.meet(during(until, THROTTLED));
    const { sent, dependencies } = hurried(fleet, abortAt);

    await terminateFleet(fleet.handle, dependencies);

    expect(sent[0]).toBeLessThan(Math.max(abortAt, until) + ASKED_WITHIN);
    expect(fleet.ec2.remaining()).toEqual([]);
  });

  it.each([0, 8])('cuts off a look that hangs: in second %i', async (abortAt) => {
    const fleet = await spawned();
    fleet.meet(({ action, index }) => (action === 'DescribeInstances' && index < 1 ? 'hangs' : undefined));
    const { sent, dependencies } = hurried(fleet, abortAt);

    await terminateFleet(fleet.handle, dependencies);

    expect(sent[0]).toBeLessThan(abortAt + 3 + ASKED_WITHIN);
  });

  it('sends none without the look, since a handle can be edited', async () => {
    const fleet = await spawned();
    fleet.meet(during(Number.POSITIVE_INFINITY, THROTTLED));
    const { sent, dependencies } = hurried(fleet, 0);

    const failure = await failureOf(terminateFleet(fleet.handle, dependencies));

    expect(sent).toEqual([]);
    expect(failure.proof?.clean).toBe(false);
  });
});
