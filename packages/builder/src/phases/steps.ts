import type { Clock } from '@ami-select/core';
import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, runScript, type ScriptOptions } from './run-script.ts';
import { stepScript } from './step-script.ts';

/** How one step ended on one machine. */
export interface StepResult {
  readonly name: string;
  readonly exitCode: number | null;
  readonly seconds: number;
}

export interface StepsOptions extends Omit<ScriptOptions, 'phase' | 'answer' | 'timeoutMs'> {
  readonly clock: Clock;
}

const MS_PER_MINUTE = 60_000;

/**
 * Runs the steps in order on every machine; the machines do not wait for each other.
 * @throws BuilderError `STEP_FAILED` or `TIMED_OUT` with the last lines of each machine that failed.
 */
export async function runSteps(
  machines: readonly Machine[],
  steps: readonly Step[],
  options: StepsOptions,
): Promise<ReadonlyMap<string, readonly StepResult[]>> {
  return onEveryMachine('A step failed', machines, async (machine) => {
    const results: StepResult[] = [];
    for (const step of steps) results.push(await runStep(machine, step, options));
    return results;
  });
}

async function runStep(
  machine: Machine,
  step: Step,
  { clock, ...options }: StepsOptions,
): Promise<StepResult> {
  const { report } = options;
  const name = { machine: machine.name, step: step.name };
  const started = clock.now().getTime();
  const seconds = (): number => (clock.now().getTime() - started) / 1000;
  report({ type: 'step-started', ...name });
  let exitCode: number | null = null;
  try {
    const timeoutMs = step.timeoutMinutes * MS_PER_MINUTE;
    const result = await runScript(machine, stepScript(step, machine.name), {
      ...options,
      phase: 'steps',
      timeoutMs,
    });
    ({ exitCode } = result);
    if (exitCode === 0) return { name: step.name, exitCode, seconds: seconds() };
    const how = exitCode === null ? `was ended by ${result.signal}` : `ended with status ${exitCode}`;
    const message = `step "${step.name}" ${how}; its last lines:\n${lastLines(result)}`;
    throw new BuilderError('STEP_FAILED', message);
  } finally {
    report({ type: 'step-ended', ...name, exitCode, seconds: seconds() });
  }
}
