import { nameFlags } from '@ami-select/config';
import { CodedError, type Problem, unsaidProblems, withCauses } from '@ami-select/core';
import type { MissingRegion, SelectorError } from '@ami-select/selector';
import { isForeseen } from '../process/errors.ts';

export interface DescribedError {
  readonly message: string;
  readonly code: string | undefined;
  readonly problems: readonly DescribedProblem[];
  readonly hint: string | undefined;
  /** The regions without an image, each with its whole reason. */
  readonly regions?: readonly DescribedRegion[];
}

/** A problem with its place in fields of their own, as far as it is known; `code` where it has one. */
export interface DescribedProblem extends Problem {
  readonly code?: string | undefined;
}

export interface DescribedRegion {
  readonly region: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
}

/** The reason of one region as a program that reads JSON gets it. */
export function describeRegion({ region, error }: MissingRegion): DescribedRegion {
  const { code, message, hint } = error;
  return { region, code, message, hint };
}

/** A failure as a program that reads JSON gets it, with flags in place of the names that libraries give fields. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error))
    return { message: String(error), code: undefined, hint: undefined, problems: [] };
  const { code, hint } = error as Error & { readonly code?: unknown; readonly hint?: unknown };
  return {
    message: nameFlags(error.message),
    code: typeof code === 'string' ? code : undefined,
    hint: typeof hint === 'string' ? nameFlags(hint) : undefined,
    problems: problemsOf(error).map(describeProblem),
    ...regionsOf(error),
  };
}

function regionsOf(error: Error): Pick<DescribedError, 'regions'> {
  if (!('code' in error) || error.code !== 'REGIONS_INCOMPLETE') return {};
  const { missing } = (error as SelectorError).details as { readonly missing: readonly MissingRegion[] };
  return { regions: missing.map(describeRegion) };
}

/** The last lines that a failing command prints, the reason at the very end. */
export function errorLines(error: unknown, { verbose }: { readonly verbose: boolean }): string[] {
  const { message, hint } = describeError(error);
  const unsaid = error instanceof CodedError ? unsaidProblems(error).map(nameFlags) : [];
  const lines = verbose || !isForeseen(error) ? stackLines(error) : [];
  lines.push(`✖ ${message.replace(/^error: /, '')}`, ...unsaid);
  if (hint !== undefined) lines.push(`  ${hint}`);
  return lines;
}

function stackLines(error: unknown): string[] {
  return withCauses(error).map(
    ({ stack, message }, index) => `${index === 0 ? '' : 'caused by '}${stack ?? message}`,
  );
}

/** Field by field: what else an error has is no word for a reader. */
function describeProblem(problem: DescribedProblem): DescribedProblem {
  const { code, message, field, file, line, environment, machine } = problem;
  return {
    code,
    message: nameFlags(message),
    field: field && nameFlags(field),
    file,
    line,
    environment,
    machine,
  };
}

function problemsOf(error: unknown): readonly Problem[] {
  return error instanceof CodedError ? error.problems : [];
}
