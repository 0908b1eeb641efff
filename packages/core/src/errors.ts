import { EXIT_STATUS, type ExitClass } from './exit-status.ts';

/** One problem to fix, with its place: `field`, or `file` and `line` (from 1). */
export interface Problem {
  readonly message: string;
  readonly field?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** What of a build it is about. */
  readonly environment?: string | undefined;
  readonly machine?: string | undefined;
}

export interface CodedErrorOptions<P extends Problem = Problem> {
  /** The remedy, one sentence. */
  readonly hint?: string | undefined;
  /** Every problem found, not only the first. */
  readonly problems?: readonly P[] | undefined;
  readonly cause?: unknown;
}

/**
 * The base of every error that was foreseen: each package has one subclass. `message` is for a person, `code` for
 * a program, `exitClass` for the exit status.
 */
export abstract class CodedError<Code extends string = string, P extends Problem = Problem> extends Error {
  readonly code: Code;
  readonly exitClass: ExitClass;
  readonly hint: string | undefined;
  readonly problems: readonly P[];

  constructor(code: Code, exitClass: ExitClass, message: string, options: CodedErrorOptions<P> = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.exitClass = exitClass;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}

/** The exit status that a failure ends a program with; 1 for anything but a `CodedError`. */
export function exitStatusOf(error: unknown): number {
  return error instanceof CodedError ? EXIT_STATUS[error.exitClass] : EXIT_STATUS.failed;
}

/**
 * `field: message`, `file:line: message` or `file:line: field: message`, and ` [environment, machine]` behind. Further
 * lines of a message are indented below the item of a list, so that what it quotes cannot pose as the next item.
 */
export function formatProblem({ message, field, file, line, environment, machine }: Problem): string {
  const place = file === undefined || line === undefined ? file : `${file}:${line}`;
  const parts = [place, field, message].filter((part) => part !== undefined);
  const scope = [environment, machine].filter((part) => part !== undefined).join(', ');
  return parts.join(': ').replaceAll('\n', '\n    ') + (scope === '' ? '' : ` [${scope}]`);
}

/** `lead: problem`, or the lead and every problem on a line of its own. */
export function formatProblems(lead: string, problems: readonly Problem[]): string {
  const lines = problems.map(formatProblem);
  if (lines.length === 1) return `${lead}: ${lines[0]}`;
  return `${lead}:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}

/** The problems of an error that its message does not list, as items of a list. */
export function unsaidProblems({ message, problems }: CodedError): string[] {
  return problems
    .filter((problem) => !message.includes(problem.message) && !message.includes(formatMessage(problem)))
    .map((problem) => `  - ${formatProblem(problem)}`);
}

function formatMessage({ message }: Problem): string {
  return formatProblem({ message });
}
