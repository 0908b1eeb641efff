import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { createMask } from '../report/mask.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { runSteps, type Stepped } from './steps.ts';

const clock = createVirtualClock();
const step = { name: 'tests', run: 'pytest', timeoutMinutes: 30 };

function run(
  machines: readonly Machine[],
  steps: readonly Step[],
  { report, logger } = recorder(),
  secrets: Readonly<Record<string, string>> = {},
): Promise<Stepped> {
  return runSteps(stageOf(machines, { build: { steps } }), {
    report,
    logger,
    clock,
    secrets,
    mask: createMask(Object.values(secrets)),
  });
}

describe('runSteps', () => {
  it('goes on with the other machines when one fails, but not on that one', async () => {
    const bad = fakeMachine('bad', (script) => ({
      exitCode: script.includes('second') ? 3 : 0,
      stderr: 'it broke',
    }));
    const good = fakeMachine('good', () => ({}));
    const names = ['first', 'second', 'third'];

    const { stepFailure, steps } = await run(
      [bad, good],
      names.map((name) => ({ ...step, name, run: name })),
    );

    expect(stepFailure).toMatchObject({ code: 'STEP_FAILED', problems: [{ machine: 'bad' }] });
    expect(stepFailure?.message).toMatch(
      /step "second" ended with status 3; its last lines:\n {4}it broke \[bad\]/,
    );
    expect([bad.scripts.length, good.scripts.length]).toEqual([2, 3]);
    expect(steps.get('bad')).toEqual([
      { name: 'first', outcome: 'passed', exitCode: 0, seconds: 0 },
      { name: 'second', outcome: 'failed', exitCode: 3, seconds: 0 },
      { name: 'third', outcome: 'skipped', exitCode: null, seconds: 0 },
    ]);
    expect(steps.get('good')?.map(({ name }) => name)).toEqual(names);
  });

  it('says of a step without output that it printed nothing', async () => {
    const { stepFailure } = await run([fakeMachine('bad', () => ({ exitCode: 3 }))], [step]);

    expect(stepFailure?.message).toMatch(/step "tests" ended with status 3; it printed nothing \[bad\]$/);
  });

  it('distinguishes a time-out from a failure', async () => {
    const slow = fakeMachine('slow', () => new TransportError('TIMED_OUT', 'slow: took too long'));

    const { stepFailure, steps } = await run([slow], [{ ...step, field: 'build.steps[2]' }]);

    expect(stepFailure).toMatchObject({
      code: 'TIMED_OUT',
      problems: [{ field: 'build.steps[2].timeout-minutes' }],
      message:
        'A step failed: build.steps[2].timeout-minutes: step "tests" took longer than 30 minutes and was ended; it printed nothing [slow]',
    });
    expect(steps.get('slow')).toEqual([{ name: 'tests', outcome: 'timed-out', exitCode: null, seconds: 0 }]);
  });

  it('names the signal that ended a step', async () => {
    const { stepFailure } = await run(
      [fakeMachine('host-1', () => ({ exitCode: null, signal: 'KILL' }))],
      [step],
    );

    expect(stepFailure?.message).toContain('step "tests" was ended by KILL');
  });

  it('gives each step its time-out, its environment and its machine', async () => {
    const machine = fakeMachine('host-1', () => ({}));

    await run([machine], [{ ...step, environment: 'app', timeoutMinutes: 2 }]);

    expect(machine.options).toMatchObject([{ timeoutMs: 120_000 }]);
    expect(machine.scripts[0]).toContain("AMI_SELECT_MACHINE='host-1'");
    expect(machine.scripts[0]).toContain('environments/app');
  });

  it('reports when each step starts and ends', async () => {
    const remembered = recorder();

    await run(
      [fakeMachine('host-1', () => ({ stdout: 'out\n', stderr: '##[error]no\n' }))],
      [step],
      remembered,
    );

    expect(remembered.events).toMatchObject([
      { type: 'step-started', machine: 'host-1', step: 'tests' },
      { type: 'output', stream: 'stdout', line: 'out' },
      { type: 'output', stream: 'stderr', line: '## [error]no' },
      { type: 'step-ended', machine: 'host-1', step: 'tests', exitCode: 0 },
    ]);
  });

  /** What became of steps on a machine where those that run `bad` fail. */
  async function outcomes(steps: readonly Partial<Step>[]) {
    const machine = fakeMachine('host-1', (script) => ({ exitCode: /^bad$/m.test(script) ? 1 : 0 }));
    const full = steps.map((one, index) => ({ ...step, name: `${index}`, run: 'good', ...one }));
    const stepped = await run([machine], full);
    return { ...stepped, list: stepped.steps.get('host-1')?.map(({ outcome }) => outcome) };
  }

  it.each<[readonly Partial<Step>[], readonly string[]]>([
    [
      [{ run: 'bad' }, {}, { when: 'failure()' }, { when: 'always()' }, { when: 'success()' }],
      ['failed', 'skipped', 'passed', 'passed', 'skipped'],
    ],
    [
      [{}, { when: 'failure()' }, { when: 'always()' }],
      ['passed', 'skipped', 'passed'],
    ],
    [
      [{ run: 'bad', continueOnError: true }, {}, { when: 'failure()' }],
      ['failed', 'passed', 'skipped'],
    ],
    [
      [{ run: 'bad' }, { run: 'bad', when: 'always()' }, { when: 'always()' }],
      ['failed', 'failed', 'passed'],
    ],
  ])('runs %j as %j', async (steps, list) => {
    expect(await outcomes(steps)).toMatchObject({ list });
  });

  it('goes on after a step that may fail, and records it', async () => {
    const { stepFailure, steps } = await outcomes([{ run: 'bad', continueOnError: true }]);

    expect(stepFailure).toBeUndefined();
    expect(steps.get('host-1')).toMatchObject([{ outcome: 'failed', exitCode: 1, continued: true }]);
  });

  it('lists every step that failed', async () => {
    const { stepFailure } = await outcomes([{ run: 'bad' }, { run: 'bad', when: 'always()' }]);

    expect(stepFailure?.problems.map(({ message }) => message)).toEqual([
      'step "0" ended with status 1; it printed nothing',
      'step "1" ended with status 1; it printed nothing',
    ]);
  });

  it('runs a step again after it failed, as often as it may', async () => {
    let attempts = 0;
    const flaky = fakeMachine('host-1', () => {
      attempts += 1;
      if (attempts === 1) return new TransportError('TIMED_OUT', 'slow');
      return { exitCode: attempts < 3 ? 1 : 0 };
    });
    const { events, ...rest } = recorder();

    const { steps, stepFailure } = await run([flaky], [{ ...step, retries: 5 }], { events, ...rest });

    expect(stepFailure).toBeUndefined();
    expect(steps.get('host-1')).toMatchObject([{ outcome: 'passed', attempts: 3 }]);
    expect(events.map(({ type }) => type)).toEqual([
      'step-started',
      'step-retried',
      'step-retried',
      'step-ended',
    ]);
  });

  it('says which attempt a problem is of', async () => {
    const slow = fakeMachine('host-1', () => new TransportError('TIMED_OUT', 'slow'));
    const failing = fakeMachine('host-2', () => ({ exitCode: 3 }));

    const { stepFailure } = await run([slow, failing], [{ ...step, retries: 1 }]);

    expect(stepFailure?.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^step "tests" \(attempt 2 of 2\) took longer than \d+ minutes? and was ended; /),
      'step "tests" (attempt 2 of 2) ended with status 3; it printed nothing',
    ]);
  });

  it('quotes the last lines of a step that timed out', async () => {
    const machine = fakeMachine('host-1');
    const exec: typeof machine.transport.exec = async (_script, options) => {
      options?.onStdout?.(Array.from({ length: 100 }, (_, index) => `line ${index}\n`).join(''));
      throw new TransportError('TIMED_OUT', 'slow');
    };

    const { stepFailure } = await run([{ ...machine, transport: { ...machine.transport, exec } }], [step]);

    expect(stepFailure?.message).toMatch(
      /and was ended; its last lines:\n {4}line 88\n[\s\S]*line 99 \[host-1\]$/,
    );
  });

  it('does not go on with a machine that is lost', async () => {
    const lost = fakeMachine('host-1', () => new TransportError('DISCONNECTED', 'connection lost'));

    const { stepFailure, steps } = await run([lost], [step, { ...step, when: 'always()' }]);

    expect(stepFailure?.code).toBe('MACHINE_FAILED');
    expect(steps.get('host-1')).toMatchObject([{ outcome: 'lost' }]);
  });

  it('passes secrets by input alone, and masks them', async () => {
    const { events, ...rest } = recorder();
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stdout: 'say hush!\n', stderr: 'hush!' }));
    const secret = { ...step, secrets: ['TOKEN'] };

    const { stepFailure } = await run([machine], [secret], { events, ...rest }, { TOKEN: 'hush!' });

    expect(machine.options).toMatchObject([{ stdin: 'hush\\0041\n' }]);
    expect(machine.scripts.join('')).not.toContain('hush');
    expect(JSON.stringify([events, stepFailure?.message, stepFailure?.problems])).not.toContain('hush');
    expect(events).toContainEqual(expect.objectContaining({ line: 'say ***' }));
  });
});
