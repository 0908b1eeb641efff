import { expect, it } from 'vitest';
import type { StepResult } from '../phases/run-step.ts';
import { pastStepFailure } from './past-step-failure.ts';

function ranOn(name: string, ...results: readonly Partial<StepResult>[]) {
  const steps = results.map((result) => ({
    name: 'lint',
    outcome: 'failed' as const,
    exitCode: 4,
    seconds: 1,
    ...result,
  }));
  return { name, steps };
}

const IN_THE_RUN = 'in the run that this one goes on from; start from "steps" to run it again';

it.each<[Partial<StepResult>, string, string]>([
  [{}, 'STEP_FAILED', 'ended with status 4'],
  [{ exitCode: null }, 'STEP_FAILED', 'was ended by a signal'],
  [{ outcome: 'timed-out', exitCode: null }, 'TIMED_OUT', 'took too long'],
  [{ outcome: 'lost', exitCode: null }, 'MACHINE_FAILED', 'lost its machine'],
])('a step that has failed fails the run that takes it over: %o', (result, code, how) => {
  const error = pastStepFailure(['host-1'], [ranOn('host-1', { outcome: 'passed' }, result)]);

  const message = `step "lint" ${how} ${IN_THE_RUN}`;
  expect(error).toMatchObject({ code, problems: [{ code, message, machine: 'host-1' }] });
});

it.each<[string, Partial<StepResult>]>([
  ['that passed', { outcome: 'passed' }],
  ['that was skipped', { outcome: 'skipped' }],
  ['whose failure its run went past', { continued: true }],
])('a step %s fails nothing', (_, result) => {
  expect(pastStepFailure(['host-1'], [ranOn('host-1', result)])).toBeUndefined();
});

it('names every machine that the run goes to, and no other', () => {
  const earlier = ['host-1', 'host-2', 'host-3'].map((name) => ranOn(name, {}));

  const problems = pastStepFailure(['host-1', 'host-3'], earlier)?.problems;

  expect(problems?.map(({ machine }) => machine)).toEqual(['host-1', 'host-3']);
});
