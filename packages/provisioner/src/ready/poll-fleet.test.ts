import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connect } from '../aws/ports.ts';
import { type Fleet, spawnFleet } from '../spawn-fleet.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { connectAtOnce, fleetIntent, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import { pollFleet } from './poll-fleet.ts';
import { waitForFleet } from './wait-until-ready.ts';

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0.5));
afterEach(() => void vi.restoreAllMocks());

/** A fleet whose machines take SSH between 10 and 23 s after the launch; a login costs half a second. */
function spreadFleet(count: number): { simulation: Simulation; spawned: Promise<Fleet>; slowestMs: number } {
  const simulation = simulate({ delays: { boot: 4_000 } });
  const { clock, ec2, dependencies } = simulation;
  const startedAt = clock.now().getTime();
  const readyAfterMs = (label: string): number =>
    10_000 + (13_000 * ((Number(label.slice(5)) * 7) % count)) / count;
  const connect: Connect = async (target) => {
    await clock.sleep(50);
    if (clock.now().getTime() - startedAt < readyAfterMs(target.label))
      throw new TransportError('UNREACHABLE', 'connection refused');
    return connectAtOnce(target);
  };
  const options = { caps: [{ maxCount: 500 }] };
  const spawned = spawnFleet(fleetIntent(clock, { count }), { ...dependencies, connect }, options);
  const slowestMs = Math.max(...ec2.instances.map((_, index) => readyAfterMs(`host-${index + 1}`)), 23_000);
  return { simulation, spawned, slowestMs };
}

describe('the polls of a launch', () => {
  it.each([1, 100, 500])('are at most 45 for %i machines whose boots are spread over 13 s', async (count) => {
    const { simulation, spawned } = spreadFleet(count);

    const { hosts } = await spawned;

    expect(hosts).toHaveLength(count);
    expect(simulation.ec2.count('DescribeInstances')).toBeLessThanOrEqual(45);
  });

  it('add at most 1.5 s to the slowest boot of 100 machines', async () => {
    const { simulation, spawned, slowestMs } = spreadFleet(100);
    const startedAt = simulation.clock.now().getTime();

    await spawned;

    expect(simulation.clock.now().getTime() - startedAt).toBeLessThanOrEqual(slowestMs + 1_500);
  });
});

describe('an endpoint that fails at one filter', () => {
  it.each([
    ['without a name, as moto does', 'Error', 2_000],
    ['by an error of EC2', 'InternalError', 60_000],
  ])('%s, shows a running fleet all the same', async (_, error, withinMs) => {
    const simulation = simulate({
      fault: ({ action, input }) => {
        const [filter] = (input as { Filters?: readonly { Name?: string }[] }).Filters ?? [];
        return action === 'DescribeInstances' && filter?.Name === 'client-token'
          ? { error, status: 500 }
          : undefined;
      },
    });
    const { clock, dependencies } = simulation;
    const startedAt = clock.now().getTime();

    const { hosts } = await spawnFleet(fleetIntent(clock, { ready: 'running' }), dependencies);

    expect(hosts).toHaveLength(2);
    expect(clock.now().getTime() - startedAt).toBeLessThanOrEqual(withinMs);
  });
});

describe('a poll without a response', () => {
  /** Every DescribeInstances from second 1 to second 90 fails in this way. */
  function interrupted(fault: 'never-arrives' | { readonly error: string; readonly status?: number }) {
    const simulation = simulate({
      delays: { boot: 2_000 },
      fault: ({ action }) => {
        const second = (simulation.clock.now().getTime() - startedAt) / 1_000;
        return action === 'DescribeInstances' && second > 1 && second < 90 ? fault : undefined;
      },
    });
    const startedAt = simulation.clock.now().getTime();
    const second = (): number => (simulation.clock.now().getTime() - startedAt) / 1_000;
    const connect: Connect = async (target) => {
      if (second() < 30) throw new TransportError('UNREACHABLE', 'connection refused');
      return connectAtOnce(target);
    };
    const dependencies = spawnDependencies(simulation.ec2, simulation.clock, { connect });
    return {
      simulation,
      second,
      dependencies,
      spawned: spawnFleet(fleetIntent(simulation.clock), dependencies),
    };
  }

  it.each(['RequestLimitExceeded', 'Unavailable', 'InternalError'])(
    'is no news for a fleet that is dialled already: %s',
    async (error) => {
      const { spawned, second } = interrupted({ error, status: 503 });

      await expect(spawned).resolves.toMatchObject({ hosts: [{}, {}] });

      expect(second()).toBeLessThan(32);
    },
  );

  it('is no news for a fleet that nobody saw yet', async () => {
    const simulation = simulate({
      fault: ({ action }) =>
        action === 'DescribeInstances' && simulation.clock.now().getTime() - startedAt < 90_000
          ? 'never-arrives'
          : undefined,
    });
    const startedAt = simulation.clock.now().getTime();

    const fleet = await spawnFleet(fleetIntent(simulation.clock), simulation.dependencies);

    expect(fleet.hosts).toHaveLength(2);
    expect(simulation.dependencies.lines.join('\n')).toContain('No news of the fleet: ');
  });

  it('makes the pauses longer until there is a response', async () => {
    const clock = createVirtualClock();
    const startedAt = clock.now().getTime();
    const seconds: number[] = [];
    const stop = new AbortController();
    const { ec2 } = scriptedEc2((_, index) => {
      seconds.push((clock.now().getTime() - startedAt) / 1_000);
      if (index === 19) stop.abort();
      return index < 16 ? ec2Error('RequestLimitExceeded', 503) : { Reservations: [] };
    });
    const dependencies = { ...testDependencies(ec2, clock), signal: stop.signal };
    const polling = pollFleet(
      fleetIntent(clock),
      { seen: async () => {}, everyMs: () => 1_000 },
      dependencies,
    );

    await expect(polling).rejects.toMatchObject({ code: 'ABORTED' });

    const pauses = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
    expect(pauses.slice(-3)).toEqual([1, 1, 1]);
    expect(Math.max(...pauses)).toBeGreaterThan(3);
  });

  it('ends the wait at once when polls are forbidden', async () => {
    const { ec2 } = scriptedEc2(() => ec2Error('UnauthorizedOperation'));
    const clock = createVirtualClock();
    const startedAt = clock.now().getTime();

    const result = waitForFleet({ intent: fleetIntent(clock) }, ['i-1', 'i-2'], testDependencies(ec2, clock));

    await expect(result).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(clock.now().getTime()).toBe(startedAt);
  });
});
