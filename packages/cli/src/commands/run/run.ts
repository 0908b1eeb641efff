import { type Interrupts, systemClock } from '@ami-select/core';
import { createDependencies, type JobRequest, readJobRequest, runJob } from '@ami-select/job';
import type { CommandContext, Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { InterruptedError } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { recordDocument, recordLines } from './describe-record.ts';
import { createJobRecord, type JobRecord } from './job-record.ts';
import { openAccount, openEmbedded } from './open-place.ts';
import { printPlan } from './print-plan.ts';
import { readRunFlags } from './read-flags.ts';
import { createJobReport } from './report-job.ts';

/** `ami-select run`: the whole job. Whatever happens, the fleet ends before the command does, unless `--keep` keeps it. */
export async function runRun(invocation: Invocation, ports: RunPorts = PORTS): Promise<number> {
  const given = readRunFlags(invocation);
  const request = await readJobRequest(given);
  const { context, options } = invocation;
  if (options.plan !== undefined) printPlan(request, context, options.plan === 'script' ? 'script' : 'page');
  else await runRequest(request, { context, ports, isEmbedded: given.where === 'embedded' });
  return 0;
}

/** The dependencies of the command; passed in for tests. */
export interface RunPorts {
  readonly openAccount: typeof openAccount;
  readonly openEmbedded: typeof openEmbedded;
  readonly runJob: typeof runJob;
}

const PORTS: RunPorts = { openAccount, openEmbedded, runJob };

interface RunContext {
  readonly context: CommandContext;
  readonly ports: RunPorts;
  readonly isEmbedded: boolean;
}

async function runRequest(request: JobRequest, { context, ports, isEmbedded }: RunContext): Promise<void> {
  const { environment, progress, results } = context;
  const record = createJobRecord();
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => {
      results.add(recordDocument(record, progress.timings, undefined));
      writeStopDocument(results, error, remaining);
    },
    print: (text) => progress.warn(text),
    firstWords: 'terminating everything',
    now: () => performance.now(),
  });
  let failure: unknown;
  try {
    const place = await (isEmbedded ? ports.openEmbedded : ports.openAccount)(request.region, context);
    try {
      await ports.runJob(request, createDependencies(place, jobContext(context, interrupts, record)));
    } finally {
      await place.close();
    }
  } catch (error) {
    failure = error instanceof InterruptedError ? withOutcome(error, record) : error;
    throw failure;
  } finally {
    interrupts.close();
    results.text(recordLines(record, progress.timings, failure, isEmbedded));
    results.add(recordDocument(record, progress.timings, failure));
  }
}

function jobContext(
  { environment, progress }: CommandContext,
  interrupts: Interrupts,
  record: JobRecord,
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

function withOutcome({ signal }: InterruptedError, record: JobRecord): InterruptedError {
  if (record.last('clean-up-failed')) return new InterruptedError(signal, 'something may remain, see above');
  if (record.last('terminated'))
    return new InterruptedError(signal, 'everything was terminated, nothing remains');
  return new InterruptedError(signal, 'no machine was created');
}
