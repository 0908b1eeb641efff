import { formatProblems, type Problem } from '@ami-select/core';
import { ProvisionerError, type ProvisionerErrorCode } from '../fleet/errors.ts';

/** One reason not to launch. */
export interface Finding {
  readonly code: ProvisionerErrorCode;
  readonly problem: Problem;
  readonly cause?: ProvisionerError;
  /** The value that a launch is refused for; the check of this field may say so, too, and in its words. */
  readonly about?: { readonly field: string; readonly value: string };
}

/** A failed call as a reason not to launch; or the only problem of a refusal. */
export function findingOf(cause: ProvisionerError, field?: string): Finding {
  const [problem, ...others] = cause.problems;
  if (problem !== undefined && others.length === 0) return { code: cause.code, problem, cause };
  return {
    code: cause.code,
    problem: { ...(field !== undefined && { field }), message: cause.message },
    cause,
  };
}

/** One error of all of them, each message once. A missing permission gives it its code, since more may follow it. */
export function refuse(findings: readonly Finding[]): ProvisionerError {
  const worst = findings.find(({ code }) => code === 'PERMISSION_DENIED') ?? findings[0];
  const byText = new Map(
    findings.map(({ problem }) => [`${problem.field ?? ''}: ${problem.message}`, problem]),
  );
  const problems = [...byText.values()];
  return new ProvisionerError(
    worst?.code ?? 'INVALID_REQUEST',
    formatProblems('The fleet would not launch as requested', problems),
    {
      problems,
      cause: worst?.cause,
      hint: worst?.cause?.hint,
      action: worst?.cause?.action,
      awsError: worst?.cause?.awsError,
    },
  );
}
