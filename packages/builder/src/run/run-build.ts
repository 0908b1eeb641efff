import type { Clock, Logger } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import type { Machine } from '../machine/machine.ts';
import { type Checked, checkBuild } from '../phases/check.ts';
import { type Collected, collectArtifacts } from '../phases/collect.ts';
import { deliverEverything } from '../phases/deliver.ts';
import { fetchWheels } from '../phases/fetch.ts';
import { installEnvironments } from '../phases/install.ts';
import { probeMachines } from '../phases/probe.ts';
import { resolveWheels } from '../phases/resolve.ts';
import { runSteps } from '../phases/steps.ts';
import { installSystemPackages } from '../phases/system.ts';
import { type Verified, verifyEnvironments } from '../phases/verify.ts';
import { createRecord } from '../record/create-record.ts';
import { failureOf } from '../record/failure.ts';
import { type BuildRecord, writeRecord } from '../record/record.ts';
import { warnOfReports, warnOfTests } from '../record/warn-of-reports.ts';
import { BuilderError } from '../report/errors.ts';
import type { Report } from '../report/events.ts';
import { PhaseClock } from './phase-clock.ts';

export interface RunBuildOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal | undefined;
  /** Gets the record, the wheelhouse, and per machine a folder of artifacts. */
  readonly outputDirectory: string;
  readonly report: Report;
  /** The caller's PIP_INDEX_URL, for a build that names no index. */
  readonly pipIndexUrl?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** The index of the build, from a caller that uses it as well, so that nothing is looked up twice; see `openIndex`. */
  readonly openIndex?: (() => Promise<PackageIndex>) | undefined;
}

export interface BuildResult extends BuildRecord {
  /** Path of the record on disk. */
  readonly recordFile: string;
}

/**
 * Builds on every machine, in phases with a barrier after each: nothing is installed anywhere before everything is
 * everywhere. Artifacts are collected and the record is written whether the steps pass or not.
 * @throws BuilderError with every problem of the phase that failed; see `BuilderErrorCode`.
 */
export async function runBuild(
  build: Build,
  machines: readonly Machine[],
  options: RunBuildOptions,
): Promise<BuildResult> {
  const checked = checkBuild(build, machines);
  const { clock, logger, report, signal } = options;
  if (build.project?.warning !== undefined) logger.warn(build.project.warning);
  for (const note of checked.uploadNotes) logger.info(note);
  const phases = new PhaseClock(clock, report);
  try {
    const verified = await installEverywhere(checked, phases, options);
    return await finish(await runAndCollect(verified, phases, options), phases, options);
  } catch (cause) {
    if (cause instanceof BuilderError || !signal?.aborted) throw cause;
    throw new BuilderError('ABORTED', 'the build was stopped on request', { cause });
  }
}

async function installEverywhere(
  checked: Checked,
  phases: PhaseClock,
  options: RunBuildOptions,
): Promise<Verified> {
  const { environments, system } = checked.build;
  const pythons = { isNeeded: environments.length > 0 };
  const probed = await phases.run('probe', () => probeMachines(checked, options));
  const resolved = await phases.run('resolve', () => resolveWheels(probed, options), pythons);
  const fetched = await phases.run('fetch', () => fetchWheels(resolved, options), pythons);
  const delivered = await phases.run('deliver', () => deliverEverything(fetched, options));
  const ready = await phases.run('system', () => installSystemPackages(delivered, options), {
    isNeeded: system !== undefined,
  });
  const installed = await phases.run('install', () => installEnvironments(ready, options), pythons);
  return phases.run('verify', () => verifyEnvironments(installed, options), pythons);
}

async function runAndCollect(
  verified: Verified,
  phases: PhaseClock,
  options: RunBuildOptions,
): Promise<Collected> {
  const stepped = await phases.run('steps', () => runSteps(verified, options), {
    failureOf: ({ stepFailure }) => stepFailure,
  });
  options.signal?.throwIfAborted();
  return phases.run('collect', () => collectArtifacts(stepped, options), {
    failureOf: ({ collectFailure }) => collectFailure,
  });
}

/** Writes the record; then throws the error of the build, if it has one. */
async function finish(
  collected: Collected,
  phases: PhaseClock,
  { clock, logger, outputDirectory }: RunBuildOptions,
): Promise<BuildResult> {
  const { failedTests = 'fail' } = collected.build;
  const finishedAt = clock.now().toISOString();
  const record = await createRecord(collected, {
    finishedAt,
    seconds: phases.timings,
    outputDirectory,
    clock,
  });
  const recordFile = await writeRecord(record, outputDirectory);
  warnOfReports(record, logger);
  const failure = failureOf(collected, record, { failedTests });
  if (failedTests === 'warn') warnOfTests(record, logger);
  if (failure === undefined) return { ...record, recordFile };
  const { collectFailure } = collected;
  if (collectFailure !== undefined && failure !== collectFailure) logger.warn(collectFailure.message);
  throw failure;
}
