import { formatProblem as formatPlace, redactUrl } from '@ami-select/core';
import { BuilderError, type BuilderErrorCode, type Problem } from './errors.ts';

/** Which code an error gets that has problems of several kinds. */
const ORDER: readonly BuilderErrorCode[] = [
  'ABORTED',
  'INVALID_BUILD',
  'UNPINNED',
  'HASH',
  'UNREACHABLE_INDEX',
  'NO_WHEEL',
  'SYSTEM_PACKAGE',
  'MACHINE_FAILED',
  'TIMED_OUT',
  'DRIFT',
  'TESTS_FAILED',
  'STEP_FAILED',
];

/** Throws one error that lists every problem; does nothing when there is none. */
export function throwProblems(title: string, problems: readonly Problem[]): void {
  const error = problemsError(title, problems);
  if (error !== undefined) throw error;
}

/** One error that lists every problem, without the secrets of addresses; undefined when there is none. */
export function problemsError(
  title: string,
  found: readonly Problem[],
  cause?: unknown,
): BuilderError | undefined {
  const problems = found.map((problem) => ({ ...problem, message: redactUrl(problem.message) }));
  const codes = new Set(problems.map((problem) => problem.code));
  const code = ORDER.find((candidate) => codes.has(candidate));
  if (code === undefined) return undefined;
  const lines = [...new Set(problems.map(formatProblem))];
  const message =
    lines.length === 1
      ? `${title}: ${lines[0]}`
      : `${title}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  return new BuilderError(code, message, { problems, cause });
}

/** `file:line: message [environment, machine]`; further lines of a message are indented. */
export function formatProblem(problem: Problem): string {
  const scope = [problem.environment, problem.machine].filter((part) => part !== undefined).join(', ');
  return `${formatPlace(problem)}${scope === '' ? '' : ` [${scope}]`}`;
}
