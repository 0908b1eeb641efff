import type { StepResult } from '../phases/run-step.ts';
import type { BuilderError, BuilderErrorCode, Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import type { MachineRecord } from './record.ts';

/**
 * The failure of the steps that an earlier run has in its record, for a run that takes them over as they were; undefined
 * when none of them failed on these machines.
 */
export function pastStepFailure(
  names: readonly string[],
  earlier: readonly Pick<MachineRecord, 'name' | 'steps'>[],
): BuilderError | undefined {
  const problems = earlier
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, steps }) => steps.flatMap((step) => problemOf(step, name)));
  return problemsError('A step failed', problems);
}

function problemOf(step: StepResult, machine: string): readonly Problem[] {
  const failed = step.continued ? undefined : failureOf(step);
  if (failed === undefined) return [];
  const [code, how] = failed;
  const message = `step "${step.name}" ${how} in the run that this one goes on from; start from "steps" to run it again`;
  return [{ code, message, machine }];
}

function failureOf({ outcome, exitCode }: StepResult): [BuilderErrorCode, string] | undefined {
  if (outcome === 'passed' || outcome === 'skipped') return undefined;
  if (outcome === 'timed-out') return ['TIMED_OUT', 'took too long'];
  if (outcome === 'lost') return ['MACHINE_FAILED', 'lost its machine'];
  return ['STEP_FAILED', exitCode === null ? 'was ended by a signal' : `ended with status ${exitCode}`];
}
