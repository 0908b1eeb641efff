import { systemClock } from '@ami-select/core';
import { buildJob, createConnect, readFleetBuildRequest, readingBuild } from '@ami-select/job';
import type { Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';
import { buildWords } from '../run/build-again.ts';
import { recordDocument, recordLines } from '../run/describe-record.ts';
import { refusalContext } from '../run/job-context.ts';
import { createJobRecord } from '../run/job-record.ts';
import { createJobReport } from '../run/report-job.ts';
import { missingFleet } from './missing-fleet.ts';
import { readBuildFlags } from './read-flags.ts';

/** `ami-select build`: the build alone, on machines that stay; their lease is renewed meanwhile. */
export async function runBuildCommand(
  invocation: Invocation,
  build: typeof buildJob = buildJob,
): Promise<number> {
  const given = readBuildFlags(invocation);
  const missing = missingFleet(invocation.operands[0] ?? '', given.handle);
  const problems = missing === undefined ? given.problems : [...given.problems, missing];
  // A handle that is missing is said to be, once.
  const handle = missing === undefined ? given.handle : '';
  const request = await readingBuild(
    { ...given, problems, handle },
    refusalContext(invocation.context),
    readFleetBuildRequest,
  );
  const { environment, progress, results } = invocation.context;
  const { variables } = environment;
  const record = createJobRecord(buildWords(invocation, invocation.operands.slice(1)));
  const show = createJobReport(progress);
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => writeStopDocument(results, error, remaining),
    print: (text) => progress.warn(text),
    firstWords: 'the build is being stopped; the machines stay',
    now: () => performance.now(),
  });
  let failure: unknown;
  try {
    await build(given.handle, request, {
      variables,
      clock: systemClock,
      logger: createLogger(progress),
      signal: interrupts.signal,
      connect: createConnect(variables),
      report: (event) => {
        record.report(event);
        show(event);
      },
    });
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    interrupts.close();
    results.text(recordLines(record, progress.timings, failure));
    results.add(recordDocument(record, progress.timings, failure));
  }
  return 0;
}
