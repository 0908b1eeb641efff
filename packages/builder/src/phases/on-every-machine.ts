import { TransportError } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { problemsError } from '../report/problem.ts';
import { cutText } from '../report/shorten.ts';

/** Characters of a problem; a machine may have written most of them. */
const LONGEST_MESSAGE = 16_384;

type Named = Pick<Machine, 'name'>;

/** Results by machine, and one error that lists what failed on which machine. */
export interface MachineOutcomes<Result> {
  readonly results: ReadonlyMap<string, Result>;
  readonly failure: BuilderError | undefined;
}

/**
 * Does the same on every machine at once and waits for all of them: the barrier of a phase.
 * @throws BuilderError that lists what failed on which machine.
 */
export async function onEveryMachine<Result, Host extends Named = Machine>(
  title: string,
  machines: readonly Host[],
  work: (machine: Host) => Promise<Result>,
): Promise<ReadonlyMap<string, Result>> {
  const { results, failure } = await tryEveryMachine(title, machines, work);
  if (failure !== undefined) throw failure;
  return results;
}

/** The same for a phase after which the build goes on in any case: the error is part of the result. */
export async function tryEveryMachine<Result, Host extends Named = Machine>(
  title: string,
  machines: readonly Host[],
  work: (machine: Host) => Promise<Result>,
): Promise<MachineOutcomes<Result>> {
  const outcomes = await Promise.allSettled(machines.map(work));
  const results = new Map<string, Result>();
  const problems: Problem[] = [];
  const causes: unknown[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const machine = machines[index]?.name ?? '';
    if (outcome.status === 'fulfilled') {
      results.set(machine, outcome.value);
      continue;
    }
    causes.push(outcome.reason);
    for (const problem of problemsOf(outcome.reason, machine))
      problems.push({ ...problem, message: cutText(problem.message, LONGEST_MESSAGE) });
  }
  const cause = causes.length > 1 ? new AggregateError(causes, title) : causes[0];
  return { results, failure: problemsError(title, problems, cause) };
}

function problemsOf(reason: unknown, machine: string): readonly Problem[] {
  if (reason instanceof BuilderError) {
    if (reason.problems.length === 0) return [{ code: reason.code, message: reason.message, machine }];
    return reason.problems.map((problem) => ({ ...problem, machine: problem.machine ?? machine }));
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return [{ code: codeOf(reason), message, machine }];
}

function codeOf(reason: unknown): Problem['code'] {
  if (reason instanceof TransportError && (reason.code === 'TIMED_OUT' || reason.code === 'ABORTED'))
    return reason.code;
  if (reason instanceof Error && reason.name === 'AbortError') return 'ABORTED';
  return 'MACHINE_FAILED';
}
