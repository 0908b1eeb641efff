import { assertNothingRemains } from '../nothing-remains.ts';
import type { StepResult } from '../runner.ts';
import { assertEnded, assertSpawned } from './assert-steps.ts';
import { endFleet } from './end-fleet.ts';
import type { Fault } from './fault-kinds.ts';
import { hasRealMachine } from './in-turn.ts';
import { assertLeasesEnd, runningIn } from './leases.ts';
import type { Schedule } from './schedule.ts';
import type { Stage } from './stage.ts';

/** What a schedule came to. */
export interface Life {
  readonly fired: readonly Fault[];
  /** Machines that no end speaks of, although one says that all of them have ended. */
  readonly unreported: readonly string[];
}

/** The lease of an abandoned machine ends so soon, which the shortest one of the product would not. */
const ABANDONED_TTL_MS = 60_000;
const ABANDONED_LEFT_MS = 12_000;
const BUILT_TTL = '10m';
/** Past the time of its first renewal. */
const RENEWAL_DUE_MS = 5 * 60_000;

const REAPER_SPARES = ['fleet'];

/**
 * Lets a fleet live through a schedule: spawn, build, ends, the end of its lease, and one pass of the reaper.
 * @throws Error when the status of a step was not true, when a lease did not end a machine, and when something remains
 */
export async function live(schedule: Schedule, stage: Stage, log: StepResult[]): Promise<Life> {
  const { local, faults } = stage;
  const note = (step: StepResult): StepResult => {
    log.push(step);
    return step;
  };
  const isAbandoned = schedule.fleet === 'abandoned';
  const runner = stage.runner(isAbandoned ? ABANDONED_LEFT_MS - ABANDONED_TTL_MS : 0);
  const inputs = inputsOf(schedule);
  const spawned = note(
    await runner.run('spawn', inputs, { onStart: (child) => faults.begin('spawn', child) }),
  );
  // Its runner is gone, and nothing renews the lease.
  runner.endOrphans();
  await assertSpawned(spawned, stage);
  if (schedule.fleet === 'built' && spawned.exitCode === 0) note(await build(spawned, stage));

  const ends: StepResult[] = [];
  for (const ender of schedule.enders) {
    const before = { startedMs: local.world.clock.now().getTime(), met: faults.fired().length };
    const ended = await endFleet(ender, { spawned, inputs, runner, stage });
    if (ended === undefined) continue;
    ends.push(note(ended));
    await assertEnded(ended, { ...before, ender }, stage);
  }
  faults.stop();
  if (isAbandoned) await assertLeasesEnd(local);
  const unreported = unreportedIn(stage, spawned, ends);
  await outlive(stage, note);
  return { fired: faults.fired(), unreported };
}

/** Lease and reaper: nothing remains then. */
async function outlive(stage: Stage, note: (step: StepResult) => StepResult): Promise<void> {
  const { local, isReal } = stage;
  stage.passDay();
  // Machines that boot have the machine's clock.
  const running = isReal ? [] : runningIn(local);
  if (running.length > 0) throw new Error(`not ended by its lease: ${running.join(', ')}`);
  const region = local.environment.AWS_REGION ?? '';
  const reaped = note(await stage.runner().run('reap', { region }));
  if (reaped.exitCode !== 0) throw new Error(`reap ended with ${reaped.exitCode}`);
  await assertNothingRemains(local, REAPER_SPARES);
}

function inputsOf({ fleet }: Schedule): Record<string, string> {
  return {
    image: 'ubuntu/24.04@x86_64',
    'instance-types': 'm7i.large, m6i.large',
    ...(hasRealMachine(fleet) ? { count: '1' } : { count: '2', ready: 'running' }),
    ...(fleet === 'built' && { ttl: BUILT_TTL }),
    ...(fleet === 'booted' && { 'user-data': '#!/bin/sh\necho booted\n' }),
    ...(fleet === 'abandoned' && { ttl: '1m' }),
    ...(fleet === 'large' && { count: '21', 'max-count': '21' }),
    ...(fleet === 'scheduled' && { 'lease-role-arn': 'arn:aws:iam::123456789012:role/lease' }),
  };
}

async function build({ outputs }: StepResult, { faults, runner }: Stage): Promise<StepResult> {
  let isReached = false;
  const inputs = { handle: outputs.handle ?? '', run: 'echo at-$((40 + 2)); sleep 2' };
  return runner(RENEWAL_DUE_MS).run('build', inputs, {
    onStart: (child) => faults.begin('build', child),
    onOutput: (log) => {
      if (isReached || !log.includes('at-42')) return;
      isReached = true;
      faults.reach('build');
    },
  });
}

function unreportedIn({ local }: Stage, spawned: StepResult, ends: readonly StepResult[]): readonly string[] {
  if (!ends.some(({ exitCode }) => exitCode === 0)) return [];
  // A spawn step ends what its launch cannot use, and says so.
  const ofSpawn = textOf(spawned).replaceAll(/^Launched .*$/gm, '');
  const reports = [ofSpawn, ...ends.map(textOf)].join('\n');
  return local.journal
    .resources()
    .filter(({ kind, id }) => kind === 'instance' && !reports.includes(id))
    .map(({ id }) => id);
}

/** All that a step says. */
export function textOf({ log, summary, outputs }: StepResult): string {
  return [log, summary, ...Object.values(outputs)].join('\n');
}
