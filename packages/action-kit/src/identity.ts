import { randomUUID } from 'node:crypto';
import { context } from '@actions/github';

/** The identity of one execution of a step: no other one ever has it. */
export interface StepIdentity {
  readonly repository?: string;
  readonly runId?: string;
  readonly runAttempt?: string;
  readonly job?: string;
  readonly step?: string;
  /** Random: steps of a composite action, jobs of a matrix and a repeated step may share everything above. */
  readonly id: string;
}

/** A new identity, which says where in which workflow run it is used. */
export function readIdentity(environment: Readonly<Record<string, string | undefined>>): StepIdentity {
  return {
    ...given('repository', environment.GITHUB_REPOSITORY ? `${context.repo.owner}/${context.repo.repo}` : ''),
    ...given('runId', numberText(context.runId)),
    ...given('runAttempt', numberText(context.runAttempt)),
    ...given('job', context.job),
    ...given('step', context.action),
    id: randomUUID(),
  };
}

function given<Name extends string>(name: Name, value: string | undefined): { [K in Name]?: string } {
  return value ? ({ [name]: value } as { [K in Name]?: string }) : {};
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
