import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { Machine } from '../machine/machine.ts';
import { bringPythons } from '../phases/bring-pythons.ts';
import { type Checked, checkBuild } from '../phases/check.ts';
import { type Collected, collectArtifacts } from '../phases/collect.ts';
import { type DeliverOptions, deliverEverything } from '../phases/deliver.ts';
import { fetchWheels } from '../phases/fetch.ts';
import { installEnvironments } from '../phases/install.ts';
import type { WheelCache } from '../phases/open-store.ts';
import { probeMachines } from '../phases/probe.ts';
import { resolveWheels } from '../phases/resolve.ts';
import { type RESUMABLE, resumeInstalled } from '../phases/resume.ts';
import { runSteps } from '../phases/steps.ts';
import { installSystemPackages } from '../phases/system.ts';
import { type Verified, verifyEnvironments } from '../phases/verify.ts';
import { failureOf } from '../record/failure.ts';
import type { BuildRecord } from '../record/record.ts';
import { RunRecord } from '../record/run-record.ts';
import { warnOfReports, warnOfTests } from '../record/warn-of-reports.ts';
import { writeContents } from '../record/write-contents.ts';
import { writeUploadList } from '../record/write-upload-list.ts';
import { BuilderError } from '../report/errors.ts';
import type { Report } from '../report/events.ts';
import { createMask, type Mask } from '../report/mask.ts';
import { MachineLogs } from './machine-logs.ts';
import { PhaseClock } from './phase-clock.ts';
import { RecordedPhases } from './recorded-phases.ts';

export interface RunBuildOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** Gets the record, per machine a folder of artifacts, and without a `wheelCache` the wheels. */
  readonly outputDirectory: string;
  readonly wheelCache?: WheelCache | undefined;
  /** A fetch of wheels that has begun already, which is waited for; see `fetchAhead`. */
  readonly begun?: Promise<unknown> | undefined;
  readonly report: Report;
  /** The caller's PIP_INDEX_URL, for a build that names no index. */
  readonly pipIndexUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** The index of the build, from a caller that uses it as well, so that nothing is looked up twice; see `openIndex`. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
  /** The phase to start from, on machines as an earlier build left them; all of it when absent. */
  readonly from?: (typeof RESUMABLE)[number] | undefined;
  /** Values of the secrets that steps name: they are in no script, no log and no record. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** The record of the run that the build belongs to, which has begun; one of its own when absent. */
  readonly record?: RunRecord | undefined;
}

export interface BuildResult extends BuildRecord {
  /** Path of the record on disk. */
  readonly recordFile: string;
}

/**
 * Builds on every machine, in phases with a barrier after each: nothing is installed anywhere before everything is
 * everywhere. Artifacts are collected whether the steps pass or not, and the record is there from the first moment on.
 * @throws BuilderError with every problem of the phase that failed; see `BuilderErrorCode`.
 */
export async function runBuild(
  build: Build,
  machines: readonly Machine[],
  options: RunBuildOptions,
): Promise<BuildResult> {
  const { signal, outputDirectory, clock, secrets = {} } = options;
  const mask = createMask(Object.values(secrets));
  const record = options.record ?? new RunRecord({ outputDirectory, clock, mask });
  if (options.record === undefined) await record.begin();
  const logs = new MachineLogs(outputDirectory);
  const report: Report = (event) => {
    logs.take(event);
    options.report(event);
  };
  try {
    await buildRecorded(build, machines, { ...options, record, mask, report });
    return { ...(await record.finish()), recordFile: record.file };
  } catch (cause) {
    const error = signal?.aborted && !(cause instanceof BuilderError) ? stopped(cause) : cause;
    await record.finish(error).catch((reason: unknown) => options.logger.warn(unwritten(reason)));
    throw error;
  } finally {
    logs.close();
  }
}

interface Recorded extends RunBuildOptions {
  readonly record: RunRecord;
  readonly mask: Mask;
}

/** @throws the error of the build, once everything about it is known to the record. */
async function buildRecorded(build: Build, machines: readonly Machine[], options: Recorded): Promise<void> {
  const { clock, logger, report, record } = options;
  record.learn({ build, machines });
  await record.enter('check');
  const checked = checkBuild(build, machines);
  record.learn(checked);
  if (build.project?.warning !== undefined) logger.warn(build.project.warning);
  for (const note of checked.uploadNotes) logger.info(note);
  const phases = new RecordedPhases(new PhaseClock(clock, report), record);
  const verified =
    options.from === undefined
      ? await installEverywhere(checked, phases, options)
      : await phases.run('probe', async () =>
          resumeInstalled(await probeMachines(checked, options), options),
        );
  record.learn({ contents: await writeContents(verified, options) });
  await assertPassed(await runAndCollect(verified, phases, options), options);
}

function stopped(cause: unknown): BuilderError {
  return new BuilderError('ABORTED', 'the build was stopped on request', { cause });
}

function unwritten(reason: unknown): string {
  return `The record could not be written: ${reason instanceof Error ? reason.message : String(reason)}`;
}

async function installEverywhere(
  checked: Checked,
  phases: RecordedPhases,
  options: Recorded,
): Promise<Verified> {
  const { environments, system } = checked.build;
  const pythons = { isNeeded: environments.length > 0 };
  const probed = await phases.run('probe', () => probeMachines(checked, options));
  const resolved = await phases.run(
    'resolve',
    async () => resolveWheels(await bringPythons(probed, options), options),
    pythons,
  );
  const fetched = await phases.run('fetch', () => fetchWheels(resolved, options), pythons);
  const delivering = { ...options, onHashed: recordUploads(options) };
  const delivered = await phases.run('deliver', () => deliverEverything(fetched, delivering));
  const ready = await phases.run('system', () => installSystemPackages(delivered, options), {
    isNeeded: system !== undefined,
  });
  const installed = await phases.run('install', () => installEnvironments(ready, options), pythons);
  return phases.run('verify', () => verifyEnvironments(installed, options), pythons);
}

/** What goes to the workspaces is known to the record also when it does not arrive. */
function recordUploads({ record, outputDirectory }: Recorded): DeliverOptions['onHashed'] {
  return async (uploads) => record.learn({ uploadList: await writeUploadList(uploads, outputDirectory) });
}

async function runAndCollect(
  verified: Verified,
  phases: RecordedPhases,
  options: RunBuildOptions,
): Promise<Collected> {
  const { build } = verified;
  const due = options.from === 'collect' ? { ...verified, build: { ...build, steps: [] } } : verified;
  const stepped = await phases.run('steps', () => runSteps(due, options), {
    isNeeded: options.from !== 'collect',
    failureOf: ({ stepFailure }) => stepFailure,
  });
  options.signal?.throwIfAborted();
  return phases.run('collect', () => collectArtifacts(stepped, options), {
    failureOf: ({ collectFailure }) => collectFailure,
  });
}

/** @throws BuilderError of the steps, of the tests or of the collection. */
async function assertPassed(collected: Collected, { logger, record }: Recorded): Promise<void> {
  const { collectFailure } = collected;
  const { failedTests = 'fail' } = collected.build;
  const known = await record.read();
  warnOfReports(known, logger);
  if (failedTests === 'warn') warnOfTests(known, logger);
  const failure = failureOf(collected, known, { failedTests });
  if (failure === undefined) return;
  if (collectFailure !== undefined && failure !== collectFailure) logger.warn(collectFailure.message);
  throw failure;
}
