import type { Clock, Logger } from '@ami-select/core';
import { countOf } from '@ami-select/core';
import { TransportError } from '@ami-select/transport';
import type { Step } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import type { Problem } from '../report/errors.ts';
import type { StepOutcome } from '../report/events.ts';
import { itsLastLines, type PhaseOptions, runScript } from './run-script.ts';
import { secretLines, stepScript } from './step-script.ts';

/** The result of one step on one machine. */
export interface StepResult {
  readonly name: string;
  readonly outcome: StepOutcome;
  /** Of its last attempt; null when it was skipped, or did not end by itself. */
  readonly exitCode: number | null;
  readonly seconds: number;
  /** More than one. */
  readonly attempts?: number | undefined;
  /** It failed, and the build went on as if it had not: `continue-on-error`. */
  readonly continued?: true | undefined;
}

export interface StepsOptions extends PhaseOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  /** Values of the secrets that steps name. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}

export interface StepRun {
  readonly result: StepResult;
  /** Why it failed. */
  readonly problem: Problem | undefined;
}

interface RunStepOptions extends StepsOptions {
  /** Called before the throw. */
  readonly onLost: (result: StepResult) => void;
}

const MS_PER_MINUTE = 60_000;

/** Lines of a step that timed out which its problem quotes. */
const LAST_LINES = 12;

/** Runs one step, several times if it may. @throws TransportError when its machine is lost, or the build is stopped. */
export async function runStep(machine: Machine, step: Step, options: RunStepOptions): Promise<StepRun> {
  const { report, clock, onLost } = options;
  const { name, retries = 0, continueOnError } = step;
  const started = clock.now().getTime();
  report({ type: 'step-started', machine: machine.name, step: name });
  const end = (attempt: Pick<Attempt, 'outcome' | 'exitCode'>, attempts: number): StepResult => {
    const seconds = (clock.now().getTime() - started) / 1000;
    const { outcome, exitCode } = attempt;
    report({ type: 'step-ended', machine: machine.name, step: name, outcome, exitCode, seconds });
    const result = { name, outcome, exitCode, seconds, attempts: attempts > 1 ? attempts : undefined };
    return continueOnError && outcome !== 'passed' && outcome !== 'lost'
      ? { ...result, continued: true }
      : result;
  };
  for (let attempts = 1; ; attempts += 1) {
    try {
      const attempt = await tryStep(machine, step, { ...options, attempts });
      if (attempt.problem !== undefined && attempts <= retries) {
        report({ type: 'step-retried', machine: machine.name, step: name, attempt: attempts + 1 });
        continue;
      }
      return { result: end(attempt, attempts), problem: attempt.problem };
    } catch (error) {
      onLost(end({ outcome: 'lost', exitCode: null }, attempts));
      throw error;
    }
  }
}

interface Attempt {
  readonly outcome: StepOutcome;
  readonly exitCode: number | null;
  readonly problem: Problem | undefined;
}

async function tryStep(
  machine: Machine,
  step: Step,
  { report, signal, mask, secrets = {}, attempts }: StepsOptions & { readonly attempts: number },
): Promise<Attempt> {
  const { name, timeoutMinutes, retries = 0 } = step;
  const title = retries === 0 ? `step "${name}"` : `step "${name}" (attempt ${attempts} of ${retries + 1})`;
  const last: string[] = [];
  try {
    const result = await runScript(machine, stepScript(step, machine.name), {
      report: (event) => {
        if (event.type === 'output' && last.push(event.line) > LAST_LINES) last.shift();
        report(event);
      },
      signal,
      mask,
      phase: 'steps',
      timeoutMs: timeoutMinutes * MS_PER_MINUTE,
      stdin: step.secrets && secretLines(step.secrets, secrets),
    });
    const { exitCode } = result;
    if (exitCode === 0) return { outcome: 'passed', exitCode, problem: undefined };
    const how = exitCode === null ? `was ended by ${result.signal}` : `ended with status ${exitCode}`;
    const message = `${title} ${how}; ${itsLastLines(result, mask)}`;
    return { outcome: 'failed', exitCode, problem: { code: 'STEP_FAILED', message } };
  } catch (error) {
    if (!(error instanceof TransportError && error.code === 'TIMED_OUT')) throw error;
    const minutes = countOf(timeoutMinutes, 'minute');
    const lines = last.length === 0 ? 'it printed nothing' : `its last lines:\n${last.join('\n')}`;
    const message = `${title} took longer than ${minutes} and was ended; ${lines}`;
    const field = step.field && `${step.field}.timeout-minutes`;
    return { outcome: 'timed-out', exitCode: null, problem: { code: 'TIMED_OUT', field, message } };
  }
}
