import { randomInt } from 'node:crypto';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, describe, expect, it } from 'vitest';
import { END_KINDS, FAULT_KINDS, type FaultsAtWork, injectFaults, nameOf } from './support/no-leak/faults.ts';
import { hurriedNow } from './support/no-leak/hurried-clock.ts';
import { FEWEST_SCHEDULES, type Schedule, schedulesOf } from './support/no-leak/schedule.ts';
import { assertNothingRemains } from './support/nothing-remains.ts';
import { createRunner, type Runner, type StepResult } from './support/runner.ts';

const { AMI_SELECT_BUNDLE_SCHEDULES: more, AMI_SELECT_SEED: seed } = process.env;
/** `AMI_SELECT_BUNDLE_SCHEDULES` asks for more, of a random seed; `AMI_SELECT_SEED` for those of another run. */
const SCHEDULES = Math.max(Number(more || 0), FEWEST_SCHEDULES);
const SEED = Number(seed || (more ? randomInt(2 ** 31) : 1));

const DAY_MS = 86_400_000;
/** Moves the date of a process past every lease. */
const NEXT_DAY = { AMI_SELECT_SHIFT_DATE: '+1d', NODE_OPTIONS: preload('../scripts/shift-date.ts') };

describe('a fleet of the real bundles over HTTP, whatever goes wrong', () => {
  const counts = new Map<string, number>();
  afterAll(() => {
    const lines = [...counts].sort().map(([name, times]) => `${name}: ${times}`);
    process.stdout.write(`${SCHEDULES} schedules of seed ${SEED}\n${lines.join('\n')}\n`);
  });

  // Most of their time is a search for what may come into view.
  it.concurrent.each(schedulesOf(SEED, SCHEDULES).map((schedule, number) => [number, schedule] as const))(
    `nothing is left after lease and reaper: schedule %i of seed ${SEED}`,
    async (_, schedule) => {
      const { fired, launched, log, reports, local, close } = await live(schedule);
      try {
        for (const name of fired) counts.set(name, (counts.get(name) ?? 0) + 1);
        expect(fired.size, log).toBeGreaterThan(0);
        await assertNothingRemains(local);
        expect(
          launched.filter((id) => !reports.includes(id)),
          log,
        ).toEqual([]);
      } finally {
        await close();
      }
    },
    180_000,
  );

  it('has met every fault in every phase', () => {
    const expected = [
      ...FAULT_KINDS.map((kind) => nameOf({ phase: 'launch', kind })),
      ...END_KINDS.map((kind) => nameOf({ phase: 'end', kind })),
    ];
    expect(expected.filter((name) => !counts.has(name))).toEqual([]);
  });
});

function preload(path: string): string {
  return `--import ${fileURLToPath(new URL(path, import.meta.url))}`;
}

interface Life {
  readonly fired: ReadonlySet<string>;
  /** Every machine that ever ran. */
  readonly launched: readonly string[];
  /** All that the steps say, the reaper's included. */
  readonly log: string;
  /** What they say of the end of machines. */
  readonly reports: string;
  readonly local: LocalEc2;
  close(): Promise<void>;
}

/** One spawn and its post step with faults; then the lease is over, and the reaper passes once. */
async function live(schedule: Schedule): Promise<Life> {
  const sinceMs = Date.now();
  // Machines that boot do so by the real clock.
  let now = schedule.isReal ? Date.now : hurriedNow(sinceMs);
  const local = await startLocalEc2({
    images: 1000,
    sandbox: schedule.isReal ? 'auto' : 'none',
    clock: {
      now: () => new Date(now()),
      sleep: (ms, signal) => sleep(ms, undefined, { ref: false, ...(signal && { signal }) }),
    },
  });
  const hurried = { E2E_HURRIED_SINCE: String(sinceMs), NODE_OPTIONS: preload('./support/no-leak/hurry.ts') };
  const runner = createRunner({ ...local.environment, ...(!schedule.isReal && hurried) });
  const reaper = createRunner({ ...local.environment, ...NEXT_DAY });
  const close = async (): Promise<void> => {
    runner.close();
    reaper.close();
    await local.close();
  };
  try {
    const faults = injectFaults(local, schedule.faults);
    const [spawned, ended] = await spawnAndEnd(schedule, runner, faults);
    faults.stop();
    expect([0, 23, 30, 31, null], ended.log).toContain(ended.exitCode);
    // A proof that says so is true before the lease is over.
    if (ended.exitCode === 0) await assertNothingRemains(local);
    now = () => Date.now() + DAY_MS;
    const reaped = await reaper.run('reap', { region: local.environment.AWS_REGION ?? '' });
    const isKilled = ended.exitCode === null;
    // Of a killed end only the launch can tell.
    const ofLaunch = isKilled ? spawned.log : withoutLaunch(spawned.log);
    const reports = [ofLaunch, textOf(ended), textOf(reaped)].join('\n');
    const log = [spawned, ended, reaped].map(textOf).join('\n');
    expect(reaped.exitCode, log).toBe(0);
    const instances = local.journal.resources().filter(({ kind }) => kind === 'instance');
    return { fired: faults.fired, launched: instances.map(({ id }) => id), log, reports, local, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function spawnAndEnd(
  { isHandleLost, isReal }: Schedule,
  runner: Runner,
  faults: FaultsAtWork,
): Promise<readonly [StepResult, StepResult]> {
  const inputs = {
    image: 'ubuntu/24.04@x86_64',
    'instance-types': 'm7i.large, m6i.large',
    count: isReal ? '1' : '2',
    timeout: '5m',
    ...(!isReal && { ready: 'running' }),
  };
  const spawned = await runner.run('spawn', inputs, { onStart: (child) => faults.begin('launch', child) });
  // Without its file the post step has what the main step saved.
  const state = isHandleLost ? withoutFile(spawned.state) : spawned.state;
  const ended = await runner.post('spawn', inputs, state, {
    onStart: (child) => faults.begin('end', child),
  });
  return [spawned, ended];
}

function textOf({ log, summary, outputs }: StepResult): string {
  return [log, summary, ...Object.values(outputs)].join('\n');
}

/** A spawn step ends what its launch cannot use, and says so. */
function withoutLaunch(log: string): string {
  return log.replaceAll(/^Launched .*$/gm, '');
}

/** The handle's path as if RUNNER_TEMP had been wiped. */
function withoutFile(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, value.replace(/\.json$/, '.gone.json')]),
  );
}
