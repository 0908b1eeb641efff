import type { Clock } from '@ami-select/core';
import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { tryEveryMachine } from './on-every-machine.ts';
import { itsLastLines, type PhaseOptions, runScript } from './run-script.ts';
import { stepScript } from './step-script.ts';
import type { Verified } from './verify.ts';

/** The result of one step on one machine. */
export interface StepResult {
  readonly name: string;
  readonly exitCode: number | null;
  readonly seconds: number;
}

/** The build goes on after a step that failed: artifacts are collected and the record is written. */
export interface Stepped extends Verified {
  /** By machine: every step that was started. */
  readonly steps: ReadonlyMap<string, readonly StepResult[]>;
  /** `STEP_FAILED`, `TIMED_OUT` or `ABORTED`, with the last lines of each machine that failed. */
  readonly stepFailure: BuilderError | undefined;
}

export interface StepsOptions extends PhaseOptions {
  readonly clock: Clock;
}

const MS_PER_MINUTE = 60_000;

/** Runs the steps in order on every machine; the machines do not wait for each other. */
export async function runSteps(verified: Verified, options: StepsOptions): Promise<Stepped> {
  const steps = new Map<string, StepResult[]>();
  const { failure } = await tryEveryMachine('A step failed', verified.machines, async (machine) => {
    const results: StepResult[] = [];
    steps.set(machine.name, results);
    for (const step of verified.build.steps) await runStep(machine, step, { ...options, results });
  });
  return { ...verified, steps, stepFailure: failure };
}

interface StepOptions extends StepsOptions {
  readonly results: StepResult[];
}

async function runStep(machine: Machine, step: Step, options: StepOptions): Promise<void> {
  const { report, signal, clock, results } = options;
  const { name } = step;
  const started = clock.now().getTime();
  report({ type: 'step-started', machine: machine.name, step: name });
  let exitCode: number | null = null;
  try {
    const timeoutMs = step.timeoutMinutes * MS_PER_MINUTE;
    const script = stepScript(step, machine.name);
    const result = await runScript(machine, script, { report, signal, phase: 'steps', timeoutMs });
    ({ exitCode } = result);
    if (exitCode === 0) return;
    const how = exitCode === null ? `was ended by ${result.signal}` : `ended with status ${exitCode}`;
    throw new BuilderError('STEP_FAILED', `step "${name}" ${how}; ${itsLastLines(result)}`);
  } finally {
    const seconds = (clock.now().getTime() - started) / 1000;
    results.push({ name, exitCode, seconds });
    report({ type: 'step-ended', machine: machine.name, step: name, exitCode, seconds });
  }
}
