import {
  beforeBuilds,
  createDependencies,
  type JobRequest,
  readingBuild,
  readJobRequests,
} from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { InterruptedError } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { type BuildWords, buildWords } from './build-again.ts';
import { recordDocument, recordLines } from './describe-record.ts';
import { jobContext, refusalContext, withOutcome } from './job-context.ts';
import { createJobRecord } from './job-record.ts';
import { printPlans } from './print-plan.ts';
import { readRunFlags } from './read-flags.ts';
import { runImages } from './run-images.ts';
import { PORTS, type RunContext, type RunPorts } from './run-ports.ts';

/**
 * `ami-select run`: the whole job, or one for each image of a matrix. Whatever happens, the fleets end before the command
 * does, unless `--keep` keeps them.
 */
export async function runRun(invocation: Invocation, ports: RunPorts = PORTS): Promise<number> {
  const given = readRunFlags(invocation);
  const { context, operands, options } = invocation;
  const jobs = await readingBuild(given, refusalContext(context), readJobRequests);
  const running = { context, ports, isEmbedded: given.where === 'embedded' };
  const [job] = jobs;
  if (options.plan !== undefined)
    await printPlans(jobs, running, options.plan === 'script' ? 'script' : 'page');
  else if (job !== undefined && job.name === undefined)
    await runRequest(job.request, buildWords(invocation, operands), running);
  else await runImages(jobs, invocation, running);
  return 0;
}

async function runRequest(
  request: JobRequest,
  words: BuildWords,
  { context, ports, isEmbedded }: RunContext,
): Promise<void> {
  const { environment, progress, results } = context;
  const record = createJobRecord(words);
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
    const open = isEmbedded ? ports.openEmbedded : ports.openAccount;
    const place = await beforeBuilds([request], refusalContext(context), () => open(request.region, context));
    try {
      await ports.runJob(request, createDependencies(place, jobContext(context, { interrupts, record })));
    } finally {
      await place.close();
    }
  } catch (error) {
    failure = error instanceof InterruptedError ? withOutcome(error, [record]) : error;
    throw failure;
  } finally {
    interrupts.close();
    results.text(recordLines(record, progress.timings, failure, isEmbedded));
    results.add(recordDocument(record, progress.timings, failure));
  }
}
