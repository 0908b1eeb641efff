import { createVirtualClock } from '@ami-select/core/testing';
import type { Instance } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { createDenials } from './denials.ts';
import { terminateInstances } from './terminate-instances.ts';
import type { TerminationTarget } from './termination-target.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

/** Instances that one second shows: ids with their tokens. Terminated ones are shown shutting down. */
type Shown = (second: number) => Readonly<Record<string, string>>;

function terminated(
  target: Partial<TerminationTarget>,
  shown: Shown,
  { deadlineMs = 300_000, ageMs = 0, refuses = () => false as boolean, launchedHere = true } = {},
) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const second = () => Math.round((clock.now().getTime() - startedAt) / 1_000);
  const over = new Set<string>();
  const { ec2, calls } = scriptedEc2(({ action, input }) => {
    const visible = shown(second());
    if (action === 'TerminateInstances') {
      const { InstanceIds } = input as { InstanceIds: string[] };
      if (refuses()) return ec2Error('OperationNotPermitted');
      if (InstanceIds.some((id) => !(id in visible))) return ec2Error('InvalidInstanceID.NotFound');
      for (const id of InstanceIds) over.add(id);
      return {
        TerminatingInstances: InstanceIds.map((id) => ({
          InstanceId: id,
          CurrentState: { Name: 'shutting-down' },
        })),
      };
    }
    const instances = Object.entries(visible).map(([id, ClientToken]): Instance => {
      return {
        InstanceId: id,
        ClientToken,
        Tags: [{ Key: 'ami-select:fleet', Value: intent.fleetId }],
        State: { Name: over.has(id) ? 'shutting-down' : 'running' },
      };
    });
    return { Reservations: [{ Instances: instances }] };
  });
  const createdAt = new Date(startedAt - ageMs).toISOString();
  const intent = { ...fleetIntent(clock), createdAt, ...target.intent };
  const whole = { knownIds: [], doubtfulTokens: [], ...target, intent };
  const result = terminateInstances(
    whole,
    { deadlineMs, launchedHere, denials: createDenials() },
    testDependencies(ec2, clock),
  );
  const sent = () => calls.filter(({ action }) => action === 'TerminateInstances').map(idsOf);
  return { result, calls, sent, second };
}

const idsOf = ({ input }: ScriptedCall): string[] => (input as { InstanceIds: string[] }).InstanceIds;

describe('terminateInstances', () => {
  it('terminates known ids before any other call and is done when they shut down', async () => {
    const { result, calls, second } = terminated({ knownIds: ['i-1'] }, () => ({ 'i-1': 't' }));

    const { watch } = await result;

    expect(calls[0]).toEqual({ action: 'TerminateInstances', input: { InstanceIds: ['i-1'] } });
    expect(watch.all()).toMatchObject([{ id: 'i-1', state: 'shutting-down' }]);
    expect(second()).toBe(0);
  });

  it('looks first at the known ids of a stored handle', async () => {
    const { result, calls, sent, second } = terminated({ knownIds: ['i-1'] }, () => ({ 'i-1': 't' }), {
      launchedHere: false,
    });

    await result;

    expect(calls[0]?.action).toBe('DescribeInstances');
    expect(sent()).toEqual([['i-1']]);
    expect(second()).toBe(0);
  });

  it('terminates at once what the search finds', async () => {
    const { result, sent, second } = terminated({}, () => ({ 'i-1': 't', 'i-2': 't' }));

    await result;

    expect(sent()).toEqual([['i-1', 'i-2']]);
    expect(second()).toBe(0);
  });

  it('sends a termination again that was refused, at most once a second', async () => {
    let refusals = 0;
    const { result, sent, second } = terminated({ knownIds: ['i-1'] }, () => ({ 'i-1': 't' }), {
      refuses: () => ++refusals <= 3,
    });

    await result;

    expect(sent()).toHaveLength(4);
    expect(second()).toBe(3);
  });

  it('gives up at its deadline', async () => {
    const { result, second } = terminated({ knownIds: ['i-1'] }, () => ({ 'i-1': 't' }), {
      refuses: () => true,
      deadlineMs: 10_000,
    });

    const { watch } = await result;

    expect(watch.all()[0]?.state).toBe('running');
    expect(second()).toBe(10);
  });

  it('sends nothing when its deadline is over already', async () => {
    const { result, calls } = terminated({ knownIds: ['i-1'] }, () => ({}), { deadlineMs: 0 });

    await result;

    expect(calls).toEqual([]);
  });

  it('waits 90 s for a known id that is not visible', async () => {
    const { result, second } = terminated({ knownIds: ['i-1', 'i-2'] }, () => ({ 'i-2': 't' }));

    const { watch } = await result;

    expect(watch.all()[0]?.state).toBe('unseen');
    expect(second()).toBe(90);
  });

  it('does not wait for what a fleet that is not fresh would show by now', async () => {
    const { result, second } = terminated({ knownIds: ['i-1'], doubtfulTokens: ['t'] }, () => ({}), {
      ageMs: 300_000,
    });

    await result;

    expect(second()).toBe(0);
  });

  describe('with a record of calls', () => {
    it.each([
      ['nothing of it comes into view', () => ({})],
      ['a part of it is in view', () => ({ 'i-1': 't' })],
      ['others are in view', () => ({ 'i-1': 'other', 'i-2': 'other' })],
    ])('searches half a minute for a launch in doubt while %s', async (_, shown) => {
      const { result, second } = terminated({ doubtfulTokens: ['t'] }, shown);

      await result;

      expect(second()).toBe(30);
    });

    it('is done when every launch in doubt has all that it may have created', async () => {
      const { result, sent, second } = terminated({ doubtfulTokens: ['t'] }, (now) =>
        now < 5 ? { 'i-1': 't' } : { 'i-1': 't', 'i-2': 't' },
      );

      await result;

      expect(sent()).toEqual([['i-1'], ['i-2']]);
      expect(second()).toBe(5);
    });

    it('searches on when only one of two launches in doubt is complete', async () => {
      const { result, second } = terminated({ doubtfulTokens: ['t', 'u'] }, () => ({
        'i-1': 't',
        'i-2': 't',
      }));

      await result;

      expect(second()).toBe(30);
    });
  });

  describe('without a record of calls', () => {
    it.each([
      ['nothing', {}, 30],
      ['a part of the fleet', { 'i-1': 't' }, 30],
      ['the whole fleet, from any launches', { 'i-1': 't', 'i-2': 'u' }, 0],
    ])('finds %s: %o, and searches %i s', async (_, shown, seconds) => {
      const { result, second } = terminated({ doubtfulTokens: undefined }, () => shown);

      await result;

      expect(second()).toBe(seconds);
    });

    it('does not count an id that is not visible', async () => {
      const { result, second } = terminated({ doubtfulTokens: undefined, knownIds: ['i-9'] }, () => ({
        'i-1': 't',
      }));

      await result;

      expect(second()).toBe(90);
    });

    it('searches half a minute when not even a count is known', async () => {
      const intent = { ...fleetIntent(createVirtualClock()), count: 0 };
      const { result, second } = terminated({ doubtfulTokens: undefined, intent }, () => ({ 'i-1': 't' }));

      await result;

      expect(second()).toBe(30);
    });
  });
});
