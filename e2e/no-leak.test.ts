import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import process from 'node:process';
import { type FaultRule, type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRunner, type Runner, type StepResult } from './support/runner.ts';

/** `AMI_SELECT_BUNDLE_SCHEDULES` asks for more, `AMI_SELECT_SEED` for those of another run. */
const SCHEDULES = Number(process.env.AMI_SELECT_BUNDLE_SCHEDULES || 6);
const SEED = Number(process.env.AMI_SELECT_SEED || randomInt(2 ** 31));

/** The calls of a spawn that change something, and those of its end. */
const CALLS = [
  'CreateSecurityGroup',
  'AuthorizeSecurityGroupIngress',
  'RunInstances',
  'DescribeInstances',
  'TerminateInstances',
  'ModifyInstanceAttribute',
  'DeleteSecurityGroup',
  'DescribeVolumes',
] as const;

interface Schedule {
  readonly faults: readonly FaultRule[];
  /** The process is killed once it has sent so many calls; never when absent. */
  readonly spawnKilledAt: number | undefined;
  readonly postKilledAt: number | undefined;
  readonly isHandleLost: boolean;
  readonly isReal: boolean;
}

const fault = fc.record({
  operation: fc.constantFrom(...CALLS),
  after: fc.integer({ min: 0, max: 2 }),
  times: fc.integer({ min: 1, max: 3 }),
  effect: fc.constantFrom(
    { kind: 'error', code: 'RequestLimitExceeded', status: 503 } as const,
    { kind: 'error', code: 'InternalError', status: 500 } as const,
    { kind: 'error', code: 'ExpiredToken', status: 400 } as const,
    { kind: 'lose-response' } as const,
    { kind: 'delay', ms: 700 } as const,
  ),
});

const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    drawn: fc.array(fault, { minLength: 1, maxLength: 4 }),
    spawnKilledAt: fc.option(fc.integer({ min: 4, max: 14 }), { nil: undefined }),
    postKilledAt: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined, freq: 2 }),
    isHandleLost: fc.boolean(),
  })
  .map(({ drawn, ...others }) => ({
    ...others,
    isReal: false,
    faults: drawn.map(({ operation, ...rule }) => ({ match: { operation }, ...rule })),
  }));

describe('a fleet of the real bundles over HTTP, whatever goes wrong', () => {
  const drawn = fc.sample(schedules, { seed: SEED, numRuns: SCHEDULES });
  const all = drawn.map((schedule, number) => ({ ...schedule, isReal: number % 3 === 0 }));

  // Most of their time is a search for what may come into view.
  it.concurrent.each(all.map((schedule, number) => [number, schedule] as const))(
    `leaves nothing behind: schedule %i of seed ${SEED}`,
    async (_, schedule) => {
      const local = await startLocalEc2({
        images: 1000,
        sandbox: schedule.isReal ? 'auto' : 'none',
        faults: { rules: [...schedule.faults] },
      });
      const runner = createRunner(local.environment);
      try {
        await live(schedule, runner, local);

        expect(local.journal.remaining().map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
      } finally {
        runner.close();
        await local.close();
      }
    },
    180_000,
  );
});

/** One spawn, its post step, and the post step again where that was killed. */
async function live(schedule: Schedule, runner: Runner, local: LocalEc2): Promise<void> {
  const { spawnKilledAt, postKilledAt, isHandleLost, isReal } = schedule;
  const inputs = {
    image: 'ubuntu/24.04@x86_64',
    'instance-types': 'm7i.large, m6i.large',
    count: '2',
    timeout: '1m',
    ...(!isReal && { ready: 'running' }),
  };
  const spawned = await runner.run('spawn', inputs, killer(local, spawnKilledAt));
  // Without its file the post step has what the main step saved.
  const state = isHandleLost ? withoutFile(spawned.state) : spawned.state;
  if (postKilledAt !== undefined) await runner.post('spawn', inputs, state, killer(local, postKilledAt));
  const finished: StepResult = await runner.post('spawn', inputs, state);

  expect(finished.exitCode, finished.log).toBe(0);
}

/** Kills the process of a step once it has sent so many calls; its first output shows which process that is. */
function killer(
  local: LocalEc2,
  at: number | undefined,
): { readonly onStart?: (child: ChildProcess) => void } {
  if (at === undefined) return {};
  const before = local.journal.requests().length;
  return {
    onStart: (child) => {
      const watch = setInterval(() => {
        if (local.journal.requests().length - before >= at) child.kill('SIGKILL');
      }, 2);
      child.once('close', () => clearInterval(watch));
    },
  };
}

/** The handle's path as if RUNNER_TEMP had been wiped. */
function withoutFile(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, value.replace(/\.json$/, '.gone.json')]),
  );
}
