import { BuilderError, type BuilderErrorCode } from './errors.ts';

/** One thing that must be put right before a build can go on. */
export interface Problem {
  readonly code: BuilderErrorCode;
  readonly message: string;
  /** The requirement file as the build names it, and the line in it, from 1. */
  readonly file?: string;
  readonly line?: number;
  readonly environment?: string;
  readonly machine?: string;
}

/** Which code an error gets that has problems of several kinds. */
const ORDER: readonly BuilderErrorCode[] = [
  'ABORTED',
  'INVALID_BUILD',
  'UNPINNED',
  'HASH',
  'NO_WHEEL',
  'SYSTEM_PACKAGE',
  'MACHINE_FAILED',
  'TIMED_OUT',
  'DRIFT',
  'TESTS_FAILED',
  'STEP_FAILED',
];

/** One line of text: `file:line: message`. */
export function formatProblem({ file, line, environment, machine, message }: Problem): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}: `;
  const scope = [environment, machine].filter((part) => part !== undefined).join(', ');
  return `${place}${message}${scope === '' ? '' : ` [${scope}]`}`;
}

/** Throws one error that lists every problem; does nothing when there is none. */
export function throwProblems(title: string, problems: readonly Problem[], cause?: unknown): void {
  const codes = new Set(problems.map((problem) => problem.code));
  const code = ORDER.find((candidate) => codes.has(candidate));
  if (code === undefined) return;
  const lines = [...new Set(problems.map(formatProblem))];
  const message =
    lines.length === 1
      ? `${title}: ${lines[0]}`
      : `${title}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
  throw new BuilderError(message, { code, problems, ...(cause === undefined ? {} : { cause }) });
}
