import { formatProblem, inLineOrder, redactUrl } from '@ami-select/core';
import { BuilderError, type BuilderErrorCode, type Problem } from './errors.ts';
import { countMore, MOST_LISTED } from './shorten.ts';

/** Which code an error gets that has problems of several kinds. */
const ORDER: readonly BuilderErrorCode[] = [
  'ABORTED',
  'INVALID_BUILD',
  'UNPINNED',
  'HASH',
  'UNREACHABLE_INDEX',
  'NO_WHEEL',
  'LICENCE',
  'VULNERABILITY',
  'SYSTEM_PACKAGE',
  'MACHINE_FAILED',
  'TIMED_OUT',
  'DRIFT',
  'TESTS_FAILED',
  'STEP_FAILED',
  'LIMIT_EXCEEDED',
];

/** What machines print is theirs: it stands in the log as it is. */
const OF_MACHINES: ReadonlySet<BuilderErrorCode> = new Set(['STEP_FAILED', 'TESTS_FAILED', 'MACHINE_FAILED']);

/** Throws one error that lists every problem; does nothing when there is none. */
export function throwProblems(title: string, problems: readonly Problem[]): void {
  const error = problemsError(title, problems);
  if (error !== undefined) throw error;
}

/**
 * One error that lists the problems without the secrets of addresses, those of a file in the order of its lines, the first
 * 50 when there are more; undefined when there is none.
 */
export function problemsError(
  title: string,
  found: readonly Problem[],
  cause?: unknown,
): BuilderError | undefined {
  const problems = inLineOrder(found.map((problem) => ({ ...problem, message: withoutSecrets(problem) })));
  const codes = new Set(problems.map((problem) => problem.code));
  const code = ORDER.find((candidate) => codes.has(candidate));
  if (code === undefined) return undefined;
  const lines = [...new Set(problems.map(formatProblem))];
  if (lines.length === 1) return new BuilderError(code, `${title}: ${lines[0]}`, { problems, cause });
  const more = lines.length - MOST_LISTED;
  if (more <= 0) return new BuilderError(code, `${title}:${listOf(lines)}`, { problems, cause });
  const rest = `and ${countMore(more)}`;
  return new BuilderError(code, `${title}:${listOf([...lines.slice(0, MOST_LISTED), rest])}`, {
    problems: [...problems.slice(0, MOST_LISTED), { code, message: rest }],
    cause,
  });
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `\n  - ${line}`).join('');
}

function withoutSecrets({ code, message }: Problem): string {
  return OF_MACHINES.has(code) ? message : redactUrl(message);
}
