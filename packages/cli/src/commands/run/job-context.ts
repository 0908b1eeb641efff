import { type Interrupts, systemClock } from '@ami-select/core';
import type { createDependencies, RefusalDependencies } from '@ami-select/job';
import type { CommandContext } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { InterruptedError } from '../../process/errors.ts';
import type { JobRecord } from './job-record.ts';
import { createJobReport } from './report-job.ts';

export interface JobContextOptions {
  readonly interrupts: Pick<Interrupts, 'signal' | 'describeRemaining'>;
  readonly record: JobRecord;
}

/** The dependencies of a job of a command: its events are recorded and shown. */
export function jobContext(
  { environment, progress }: Pick<CommandContext, 'environment' | 'progress'>,
  { interrupts, record }: JobContextOptions,
): Parameters<typeof createDependencies>[1] {
  const show = createJobReport(progress);
  return {
    variables: environment.variables,
    clock: systemClock,
    logger: createLogger(progress),
    signal: interrupts.signal,
    report: (event) => {
      record.report(event);
      if (event.type === 'fleet-planned') interrupts.describeRemaining(event.remaining);
      show(event);
    },
  };
}

/** The dependencies of the record of a run that is refused. */
export function refusalContext({
  environment: { variables },
  progress,
}: Pick<CommandContext, 'environment' | 'progress'>): RefusalDependencies {
  return { variables, clock: systemClock, logger: createLogger(progress) };
}

/** The same interruption with what became of the fleets. */
export function withOutcome({ signal }: InterruptedError, records: readonly JobRecord[]): InterruptedError {
  if (records.some((record) => record.last('clean-up-failed')))
    return new InterruptedError(signal, 'something may remain, see above');
  if (records.some((record) => record.last('terminated')))
    return new InterruptedError(signal, 'everything was terminated, nothing remains');
  return new InterruptedError(signal, 'no machine was created');
}
