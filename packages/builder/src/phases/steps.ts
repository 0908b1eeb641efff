import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import type { BuilderError, Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import { tryEveryMachine } from './on-every-machine.ts';
import { runStep, type StepResult, type StepsOptions } from './run-step.ts';
import type { Verified } from './verify.ts';

/** The build goes on after a step that failed: artifacts are collected and the record is written. */
export interface Stepped extends Verified {
  /** By machine: every step, also those that were skipped. */
  readonly steps: ReadonlyMap<string, readonly StepResult[]>;
  /** `STEP_FAILED`, `TIMED_OUT` or `ABORTED`, with the last lines of each machine that failed. */
  readonly stepFailure: BuilderError | undefined;
}

const TITLE = 'A step failed';

/** Runs the steps in order on every machine; the machines do not wait for each other. */
export async function runSteps(verified: Verified, options: StepsOptions): Promise<Stepped> {
  const steps = new Map<string, StepResult[]>();
  const { results, failure } = await tryEveryMachine(TITLE, verified.machines, async (machine) => {
    const done: StepResult[] = [];
    steps.set(machine.name, done);
    return runMachine(machine, verified.build.steps, { ...options, done });
  });
  const failed = [...results.values()].flat();
  const problems = [...(failure?.problems ?? []), ...failed];
  return { ...verified, steps, stepFailure: problemsError(TITLE, problems, failure?.cause) };
}

interface MachineOptions extends StepsOptions {
  readonly done: StepResult[];
}

/** The problems of the steps that failed. @throws TransportError when the machine is lost, or the build is stopped. */
async function runMachine(
  machine: Machine,
  steps: readonly Step[],
  { done, ...options }: MachineOptions,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const step of steps) {
    if (!isDue(step, problems.length > 0)) {
      options.report({ type: 'step-skipped', machine: machine.name, step: step.name });
      done.push({ name: step.name, outcome: 'skipped', exitCode: null, seconds: 0 });
      continue;
    }
    const { result, problem } = await runStep(machine, step, {
      ...options,
      onLost: (lost) => done.push(lost),
    });
    done.push(result);
    if (problem === undefined) continue;
    if (result.continued) options.logger.warn(`${problem.message} [${machine.name}]`);
    else problems.push({ ...problem, machine: machine.name });
  }
  return problems;
}

function isDue({ when = 'success()' }: Step, hasFailed: boolean): boolean {
  return when === 'always()' || hasFailed === (when === 'failure()');
}
