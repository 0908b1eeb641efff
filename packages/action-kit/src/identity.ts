import { createHash, randomUUID } from 'node:crypto';
import { context } from '@actions/github';

/** The identity of a step. Two steps that run at the same time never share all of it. */
export interface StepIdentity {
  readonly repository?: string;
  readonly runId?: string;
  readonly runAttempt?: string;
  readonly job?: string;
  readonly step?: string;
  /** Unique per job of a matrix; such jobs share everything above. */
  readonly id: string;
}

/** Reads the identity from the workflow run's context. */
export function readIdentity(environment: Readonly<Record<string, string | undefined>>): StepIdentity {
  return {
    ...given('repository', environment.GITHUB_REPOSITORY ? `${context.repo.owner}/${context.repo.repo}` : ''),
    ...given('runId', numberText(context.runId)),
    ...given('runAttempt', numberText(context.runAttempt)),
    ...given('job', context.job),
    ...given('step', context.action),
    id: jobIdentifier(environment.RUNNER_TRACKING_ID),
  };
}

function given<Name extends string>(name: Name, value: string | undefined): { [K in Name]?: string } {
  return value ? ({ [name]: value } as { [K in Name]?: string }) : {};
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}

/**
 * The runner makes a tracking id per job; people set it to 0 to keep their background processes alive.
 * Source: actions/runner src/Runner.Worker/JobExtension.cs.
 */
function jobIdentifier(trackingId: string | undefined): string {
  const source = trackingId && trackingId !== '0' ? trackingId : randomUUID();
  return createHash('sha256').update(source).digest('hex').slice(0, 12);
}
