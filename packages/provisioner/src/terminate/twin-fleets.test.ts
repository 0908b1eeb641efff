import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { spawnFleet } from '../spawn-fleet.ts';
import { connectAtOnce, fleetIntent, spawnDependencies } from '../testing/fixtures.ts';
import { failureOf, REALISTIC, simulate } from '../testing/simulate.ts';

/** Callers of the library that gave the same identity to two fleets at once, of other types and so of other tokens. */
function twoCallers() {
  const simulation = simulate({ delays: REALISTIC });
  const { clock, ec2 } = simulation;
  const spawnOf = (type: string, change: Parameters<typeof spawnDependencies>[2] = {}) => {
    const dependencies = spawnDependencies(ec2, clock, change);
    const spawning = spawnFleet(fleetIntent(clock, { instanceTypes: [type] }), dependencies);
    return { spawning, dependencies };
  };
  const living = () =>
    ec2.instances
      .filter((one) => ['pending', 'running'].includes(one.state(clock.now().getTime())))
      .map(({ id }) => id);
  return { ...simulation, spawnOf, living };
}

const NEVER_THERE = () => Promise.reject(new TransportError('HOST_KEY_MISMATCH', 'another key'));

describe('a fleet that fails beside another one of its identity', () => {
  it('ends alone, and leaves the machines and the group of the other one', async () => {
    const { clock, ec2, spawnOf, living } = twoCallers();
    const first = (await spawnOf('c7g.large').spawning).hosts.map(({ instanceId }) => instanceId);
    await clock.sleep(60_000);
    const { spawning, dependencies } = spawnOf('m7g.large', { connect: NEVER_THERE });

    const failure = await failureOf(spawning);

    expect(failure).toMatchObject({ code: 'UNREACHABLE_HOST', proof: undefined });
    expect(ec2.instances).toHaveLength(4);
    expect(living()).toEqual(first);
    expect(ec2.groups.size).toBe(1);
    expect(
      dependencies.lines.filter((line) => line.startsWith(`${first.join(', ')}: left alone`)),
    ).toHaveLength(1);
  });

  it('leaves them on a signal as well', async () => {
    const { clock, spawnOf, living } = twoCallers();
    const first = (await spawnOf('c7g.large').spawning).hosts.map(({ instanceId }) => instanceId);
    await clock.sleep(60_000);
    const stop = new AbortController();
    const connect = async (...target: Parameters<typeof connectAtOnce>) => {
      stop.abort(new Error('stopped'));
      return connectAtOnce(...target);
    };

    await spawnOf('m7g.large', { connect, signal: stop.signal }).spawning.catch(() => undefined);

    expect(stop.signal.aborted).toBe(true);
    expect(living()).toEqual(first);
  });

  it('names its group where that is in use by the other one', async () => {
    const { clock, ec2, spawnOf, living } = twoCallers();
    const { spawning } = spawnOf('m7g.large', { connect: NEVER_THERE });
    const failing = failureOf(spawning);
    await clock.sleep(30_000);
    const other = (await spawnOf('c7g.large').spawning).hosts.map(({ instanceId }) => instanceId);

    const failure = await failing;

    expect(living()).toEqual(other);
    expect(failure).toMatchObject({ code: 'REMAINING', cause: { code: 'UNREACHABLE_HOST' } });
    expect(failure.proof?.created.map(({ id }) => id)).not.toContain(other[0]);
    expect(failure.proof?.remaining).toMatchObject([
      { kind: 'security-group', id: [...ec2.groups.keys()][0], reason: expect.stringContaining(other[0]!) },
    ]);
  });

  it('removes the group that it found where it is alone', async () => {
    const { ec2, spawnOf } = twoCallers();
    const lost = spawnOf('c7g.large', { connect: NEVER_THERE });
    await failureOf(lost.spawning);

    expect(ec2.remaining()).toEqual([]);
  });
});
