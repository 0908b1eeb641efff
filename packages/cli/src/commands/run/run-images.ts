import { dirname, join } from 'node:path';
import { fromFlags, RUN_FLAGS, readSettings } from '@ami-select/config';
import { CodedError, type ExitClass, formatProblem } from '@ami-select/core';
import {
  beforeBuilds,
  createDependencies,
  type ImageJob,
  settleTogether,
  shareRequests,
} from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';
import { describeError } from '../../present/describe-error.ts';
import { labelledProgress } from '../../present/labelled-progress.ts';
import type { Progress } from '../../present/progress.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { exitStatusOf, InterruptedError } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { type BuildWords, buildWords } from './build-again.ts';
import { recordDocument, recordLines } from './describe-record.ts';
import { imageProblems } from './image-problems.ts';
import { jobContext, refusalContext, withOutcome } from './job-context.ts';
import { createJobRecord, type JobRecord } from './job-record.ts';
import type { RunContext } from './run-ports.ts';

/** One image of a run over several. */
interface ImageRun {
  readonly name: string;
  readonly request: ImageJob['request'];
  readonly record: JobRecord;
  readonly progress: Progress;
  /** What may remain of its fleet. */
  remaining: () => readonly string[];
  failure: unknown;
}

/**
 * Runs the job of each image of a matrix beside the others: nothing is launched before all were checked, then each goes
 * on to its own end.
 * @throws ImagesError that lists what failed; InterruptedError after a signal
 */
export async function runImages(
  jobs: readonly ImageJob[],
  invocation: Pick<Invocation, 'operands' | 'options'>,
  running: RunContext,
): Promise<void> {
  const { environment, progress, results } = running.context;
  const runs = jobs.map(({ name = '', request }): ImageRun => {
    const own = labelledProgress(progress, name);
    return {
      name,
      request,
      record: createJobRecord(wordsOf(invocation, name)),
      progress: own,
      remaining: () => [],
      failure: undefined,
    };
  });
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => {
      results.add(documentOf(runs));
      writeStopDocument(results, error, remaining);
    },
    print: (text) => progress.warn(text),
    firstWords: 'terminating everything',
    now: () => performance.now(),
  });
  interrupts.describeRemaining(() =>
    runs.flatMap(({ name, remaining }) => remaining().map((line) => `${name}: ${line}`)),
  );
  try {
    await runAll(runs, running, interrupts.signal);
  } finally {
    interrupts.close();
    for (const { name, record, progress: own, failure } of runs)
      results.text(['', `# ${name}`, ...recordLines(record, own.timings, failure, running.isEmbedded)]);
    results.text(summaryLines(runs));
    results.add(documentOf(runs));
  }
  assertAllPassed(runs);
}

/** The output directory of one image is a folder of the whole run's. */
function wordsOf({ operands, options }: Pick<Invocation, 'operands' | 'options'>, name: string): BuildWords {
  const output = readSettings(RUN_FLAGS, { given: fromFlags(RUN_FLAGS, options) }).settings.output;
  return buildWords({ options }, operands, { outputDirectory: join(output, name) });
}

async function runAll(runs: readonly ImageRun[], running: RunContext, signal: AbortSignal): Promise<void> {
  const { context, ports, isEmbedded } = running;
  const open = isEmbedded ? ports.openEmbedded : ports.openAccount;
  const requests = runs.map(({ request }) => request);
  const place = await beforeBuilds(requests, refusalContext(context), () =>
    open(requests[0]?.region, context),
  );
  const sharing = shareRequests();
  try {
    const outcomes = await settleTogether(
      runs.map((run) => (mayLaunch) => {
        const interrupts = {
          signal,
          describeRemaining: (describe: ImageRun['remaining']): void => {
            run.remaining = describe;
          },
        };
        const own = jobContext({ ...context, progress: run.progress }, { interrupts, record: run.record });
        return ports.runJob(run.request, { ...sharing(createDependencies(place, own)), mayLaunch });
      }),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const run = runs[index];
      if (run !== undefined && outcome.status === 'rejected') run.failure = outcome.reason;
    }
  } finally {
    await place.close();
  }
}

/** Several images of a run failed, or one did; the status is the highest of theirs. */
export class ImagesError extends CodedError<'IMAGES_FAILED'> {
  override readonly name = 'ImagesError';
}

/** @throws ImagesError; InterruptedError */
function assertAllPassed(runs: readonly ImageRun[]): void {
  const failed = runs.filter(({ failure }) => failure !== undefined);
  const interrupted = failed.map(({ failure }) => failure).find((error) => error instanceof InterruptedError);
  if (interrupted !== undefined)
    throw withOutcome(
      interrupted,
      runs.map(({ record }) => record),
    );
  if (failed.length === 0) return;
  const [worst] = failed.toSorted((one, other) => exitStatusOf(other.failure) - exitStatusOf(one.failure));
  const problems = imageProblems(failed, runs.length);
  const list = problems.map((problem) => `\n  - ${formatProblem(problem)}`).join('');
  const message = `${failed.length} of ${runs.length} images failed:${list}`;
  throw new ImagesError('IMAGES_FAILED', classOf(worst?.failure), message, {
    problems,
    cause: worst?.failure,
  });
}

function classOf(failure: unknown): ExitClass {
  return failure instanceof CodedError ? failure.exitClass : 'failed';
}

function documentOf(runs: readonly ImageRun[]): Readonly<Record<string, unknown>> {
  const images = runs.map(({ name, record, progress, failure }) => {
    const error =
      failure === undefined ? undefined : { ...describeError(failure), status: exitStatusOf(failure) };
    return [name, { ...recordDocument(record, progress.timings, failure), error }];
  });
  return { images: Object.fromEntries(images) };
}

/** One line an image, after everything else. */
function summaryLines(runs: readonly ImageRun[]): string[] {
  const width = Math.max(...runs.map(({ name }) => name.length));
  const rows = runs.map(({ name, record, failure }) => {
    const built = record.last('built')?.result;
    const status = failure === undefined ? 0 : exitStatusOf(failure);
    const end = failure === undefined ? 'passed' : (describeError(failure).code ?? 'failed');
    const place = built === undefined ? '' : `  ${dirname(built.recordFile)}`;
    return `  ${name.padEnd(width)}  ${end} (status ${status})${place}`;
  });
  return ['', 'Images', ...rows];
}
