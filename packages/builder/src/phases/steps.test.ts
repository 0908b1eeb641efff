import { createVirtualClock } from '@ami-select/core/testing';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { runSteps, type Stepped } from './steps.ts';

const clock = createVirtualClock();
const step = { name: 'tests', run: 'pytest', timeoutMinutes: 30 };

function run(
  machines: readonly Machine[],
  steps: readonly Step[],
  { report } = recorder(),
): Promise<Stepped> {
  return runSteps(stageOf(machines, { build: { steps } }), { report, clock });
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
      { name: 'first', exitCode: 0, seconds: 0 },
      { name: 'second', exitCode: 3, seconds: 0 },
    ]);
    expect(steps.get('good')?.map(({ name }) => name)).toEqual(names);
  });

  it('says of a step without output that it printed nothing', async () => {
    const { stepFailure } = await run([fakeMachine('bad', () => ({ exitCode: 3 }))], [step]);

    expect(stepFailure?.message).toMatch(/step "tests" ended with status 3; it printed nothing \[bad\]$/);
  });

  it('distinguishes a time-out from a failure', async () => {
    const slow = fakeMachine('slow', () => new TransportError('TIMED_OUT', 'slow: took too long'));

    const { stepFailure, steps } = await run([slow], [step]);

    expect(stepFailure).toMatchObject({ code: 'TIMED_OUT' });
    expect(steps.get('slow')).toEqual([{ name: 'tests', exitCode: null, seconds: 0 }]);
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
});
