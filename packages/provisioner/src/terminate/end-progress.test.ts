import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import type { FakeCall, FakeEc2Options, Fault } from '../testing/fake-ec2.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { REALISTIC, simulate } from '../testing/simulate.ts';
import { printProgress } from './end-progress.ts';
import { terminateFleet } from './terminate-fleet.ts';

/** The lines of an end that say what is waited for, and the seconds from its start at which they came. */
async function waitsOf(
  known: (intent: FleetIntent, handle: FleetHandle) => FleetHandle,
  { options = {}, fault }: { options?: Omit<FakeEc2Options, 'clock'>; fault?: FakeEc2Options['fault'] } = {},
) {
  let isEnding = false;
  const simulation = simulate({
    delays: REALISTIC,
    ...options,
    fault: (call) => (isEnding ? fault?.(call) : undefined),
  });
  const { clock, ec2, dependencies } = simulation;
  const intent = fleetIntent(clock);
  await spawnFleet(intent, dependencies);
  await clock.sleep(60_000);
  isEnding = true;
  const startedAt = clock.now().getTime();
  const lines: string[] = [];
  const seconds: number[] = [];
  const info = (line: string): void => {
    if (!line.startsWith('Waiting')) return;
    lines.push(line);
    seconds.push((clock.now().getTime() - startedAt) / 1_000);
  };
  const ending = testDependencies(ec2.port, clock);
  const handle = known(intent, dependencies.saved.at(-1) ?? { intent });
  await terminateFleet(handle, { ...ending, logger: { ...ending.logger, info } }).catch(() => {});
  return { lines, seconds, ids: ec2.instances.map(({ id }) => id), endsAt: startedAt + 240_000 };
}

describe('an end that waits says for what, every 15 s', () => {
  it('while it searches for a fleet that nothing is known of', async () => {
    const unknown = (intent: FleetIntent): FleetHandle =>
      recoverHandle({
        fleetId: 'fleet-0123456789abcdef',
        region: intent.region,
        now: new Date(intent.createdAt),
      } as never);

    const { lines, seconds, endsAt } = await waitsOf(unknown);

    expect(seconds.slice(0, 2)).toEqual([15, 30]);
    expect(lines[0]).toBe(
      'Waiting since 15 s for instances of fleet-0123456789abcdef that EC2 may show late; a security group of ' +
        `fleet-0123456789abcdef that EC2 may show late. Until ${new Date(endsAt).toISOString()} at the latest.`,
    );
  });

  it('while the endpoint is gone, though no call has ended', async () => {
    const { lines, seconds, ids } = await waitsOf((_, handle) => handle, {
      fault: () => 'never-arrives',
    });

    expect(seconds).toEqual(Array.from({ length: seconds.length }, (_, index) => 15 * (index + 1)));
    expect(seconds.length).toBeGreaterThan(14);
    expect(lines[3]).toContain(`for a response of EC2 (ECONNRESET); ${ids[0]} to show; ${ids[1]} to show`);
  });

  it('and at once where no endpoint is found, once', async () => {
    const { clock, dependencies } = simulate();
    const { saved } = dependencies;
    await spawnFleet(fleetIntent(clock), dependencies);
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const ending = testDependencies({ send: () => Promise.reject(refused) } as never, clock);
    const until = new Date(clock.now().getTime() + 240_000).toISOString();

    await terminateFleet(saved.at(-1)!, ending).catch(() => {});

    const line = `EC2 in eu-central-1 cannot be reached (ECONNREFUSED). Tried again until ${until}.`;
    expect(ending.lines.filter((one) => one.includes('cannot be reached'))).toEqual([line]);
    expect(ending.lines.indexOf(line)).toBeLessThan(
      ending.lines.findIndex((one) => one.startsWith('Waiting')),
    );
  });

  it('while EC2 refuses to terminate a machine', async () => {
    const fault = ({ action }: FakeCall): Fault | undefined =>
      action === 'TerminateInstances' ? { error: 'IncorrectInstanceState' } : undefined;

    const { lines, ids } = await waitsOf((_, handle) => handle, { fault });

    expect(lines[0]).toMatch(
      `for ${ids[0]} to shut down (IncorrectInstanceState); ${ids[1]} to shut down (IncorrectInstanceState). Until`,
    );
  });

  it('not where it is over before', async () => {
    const { lines } = await waitsOf((_, handle) => handle, { options: { delays: {} } });

    expect(lines).toEqual([]);
  });
});

describe('the lines of a wait', () => {
  it('name five things, count the rest, and stop with it', async () => {
    const clock = createVirtualClock();
    const { lines, logger } = testDependencies({} as never, clock);
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const untilMs = clock.now().getTime() + 60_000;

    const progress = printProgress(() => names, { clock, logger, untilMs });
    await clock.sleep(16_000);
    progress.close();
    await clock.sleep(60_000);

    const until = new Date(untilMs).toISOString();
    expect(lines).toEqual([
      `Waiting since 15 s for a; b; c; d; e; and 2 more. Until ${until} at the latest.`,
    ]);
  });

  it('are none on a clock that stands still', async () => {
    const clock = { now: () => new Date(0), sleep: async () => {} };
    const { lines, logger } = testDependencies({} as never, clock as never);

    printProgress(() => ['a'], { clock: clock as never, logger, untilMs: 0 });
    await Promise.resolve();

    expect(lines).toEqual([]);
  });
});
