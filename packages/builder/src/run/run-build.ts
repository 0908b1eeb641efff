import type { Build } from '../definition/build.ts';
import { indexSecrets } from '../index/index-secrets.ts';
import type { Machine } from '../machine/machine.ts';
import { bringPythons } from '../phases/bring-pythons.ts';
import { buildSdists, buildsSdists } from '../phases/build-sdists.ts';
import { type Checked, checkBuild } from '../phases/check.ts';
import { type Collected, collectArtifacts } from '../phases/collect.ts';
import { deliverEverything } from '../phases/deliver.ts';
import { fetchWheels } from '../phases/fetch.ts';
import { type HeldMachines, holdMachines } from '../phases/hold-machines.ts';
import { installEnvironments } from '../phases/install.ts';
import { resolveWheels } from '../phases/resolve.ts';
import { isBefore } from '../phases/resume.ts';
import { runSteps, type Stepped } from '../phases/steps.ts';
import { installSystemPackages } from '../phases/system.ts';
import { type Verified, verifyEnvironments } from '../phases/verify.ts';
import { failureOf } from '../record/failure.ts';
import { keptContents } from '../record/kept-contents.ts';
import { pastStepFailure } from '../record/past-step-failure.ts';
import type { BuildRecord, RecordedFile } from '../record/record.ts';
import { RunRecord } from '../record/run-record.ts';
import { assertSameUploads } from '../record/same-uploads.ts';
import { warnOfReports, warnOfTests } from '../record/warn-of-reports.ts';
import { writeContents } from '../record/write-contents.ts';
import { recordUploads } from '../record/write-upload-list.ts';
import { BuilderError } from '../report/errors.ts';
import { hideInError, hideInSinks } from '../report/hide-secrets.ts';
import { createMask, type Mask } from '../report/mask.ts';
import { throwProblems } from '../report/problem.ts';
import { shortSecrets, warnOfShortLines } from '../report/short-secrets.ts';
import type { RunBuildOptions } from './build-options.ts';
import { continueBuild } from './continue-build.ts';
import { MachineLogs } from './machine-logs.ts';
import { PhaseClock } from './phase-clock.ts';
import { probeHeld } from './probe-held.ts';
import { RecordedPhases } from './recorded-phases.ts';
import { writeStepsScripts } from './write-steps-scripts.ts';

export type { RunBuildOptions } from './build-options.ts';

export interface BuildResult extends BuildRecord {
  /** Path of the record on disk. */
  readonly recordFile: string;
}

/**
 * Builds on every machine, in phases with a barrier after each: nothing is installed anywhere before everything is
 * everywhere. Artifacts are collected whether the steps pass or not, and the record is there from the first moment on.
 * Meanwhile no other build gets any of the machines.
 * @throws BuilderError with every problem of the phase that failed; see `BuilderErrorCode`.
 */
export async function runBuild(
  build: Build,
  machines: readonly Machine[],
  options: RunBuildOptions,
): Promise<BuildResult> {
  const { signal, outputDirectory, clock, secrets = {}, hidden = [] } = options;
  const mask = createMask([...Object.values(secrets), ...hidden, ...indexSecrets(build)]);
  const { from } = options;
  const goesTo = from === undefined || from === 'resolve' ? undefined : machines.map(({ name }) => name);
  const logs = new MachineLogs(outputDirectory);
  const { logger, report } = hideInSinks(
    {
      logger: options.logger,
      report: (event) => {
        logs.take(event);
        options.report(event);
      },
    },
    mask,
  );
  const record = options.record ?? new RunRecord({ outputDirectory, clock, logger, mask, from, goesTo });
  if (options.record === undefined) await record.begin();
  try {
    await buildRecorded(build, machines, { ...options, record, mask, logger, report });
    return { ...(await record.finish()), recordFile: record.file };
  } catch (cause) {
    const told = signal?.aborted && !(cause instanceof BuilderError) ? stopped(cause) : cause;
    const hidden = hideInError(told, mask);
    const error = hidden instanceof BuilderError ? (options.locate?.(hidden) ?? hidden) : hidden;
    await record.finish(error).catch((reason: unknown) => logger.warn(unwritten(reason)));
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
  const { clock, logger, report, record, outputDirectory: directory, secrets = {} } = options;
  record.learn({ build, machines });
  await record.enter('check');
  throwProblems('The build is not valid', shortSecrets(secrets));
  for (const warning of warnOfShortLines(secrets)) logger.warn(warning);
  const held = holdMachines(machines, { ...options, startedAt: record.startedAt });
  const checked = checkBuild({ ...build, outputs: { directory, ...build.outputs } }, held.machines);
  record.learn(checked);
  if (build.project?.warning !== undefined) logger.warn(build.project.warning);
  for (const note of checked.uploadNotes) logger.info(note);
  const phases = new RecordedPhases(new PhaseClock(clock, report), record, held.assertHeld);
  try {
    await buildHeld(checked, phases, { ...options, held });
    // A machine may have been lost in the last seconds, and be another build's by now.
    await held.confirm();
  } finally {
    await held.release();
  }
}

interface Held extends Recorded {
  readonly held: HeldMachines;
}

async function buildHeld(checked: Checked, phases: RecordedPhases, options: Held): Promise<void> {
  const { from = 'resolve', record } = options;
  await assertSameUploads(checked, options);
  const verified =
    from === 'resolve'
      ? await installEverywhere(checked, phases, options)
      : await continueBuild(checked, phases, { ...options, from });
  record.learn({ contents: await writeOrKeepContents(verified, options) });
  await assertPassed(await runAndCollect(verified, phases, options), options);
}

function stopped(cause: unknown): BuilderError {
  return new BuilderError('ABORTED', 'the build was stopped on request', { cause });
}

function unwritten(reason: unknown): string {
  return `The record could not be written: ${reason instanceof Error ? reason.message : String(reason)}`;
}

async function installEverywhere(checked: Checked, phases: RecordedPhases, options: Held): Promise<Verified> {
  const { environments, system } = checked.build;
  const pythons = { isNeeded: environments.length > 0 };
  const probed = await phases.run('probe', () => probeHeld(checked, options));
  const resolved = await phases.run(
    'resolve',
    async () => resolveWheels(await bringPythons(probed, options), options),
    pythons,
  );
  const fetched = await phases.run('fetch', () => fetchWheels(resolved, options), pythons);
  const delivering = { ...options, onHashed: recordUploads(options.record, options) };
  const delivered = await phases.run('deliver', () => deliverEverything(fetched, delivering));
  const ready = await phases.run('system', () => installSystemPackages(delivered, options), {
    isNeeded: system !== undefined,
  });
  const complete = await phases.run('sdists', () => buildSdists(ready, options), {
    isNeeded: buildsSdists(ready),
  });
  const installed = await phases.run('install', () => installEnvironments(complete, options), pythons);
  return phases.run('verify', () => verifyEnvironments(installed, options), pythons);
}

/** Without the wheels, which nothing needs after the steps begin, only what is there can stay. */
async function writeOrKeepContents(verified: Verified, options: Recorded): Promise<readonly RecordedFile[]> {
  const { from = 'resolve', record, outputDirectory, logger } = options;
  const kept =
    from !== 'resolve' && record.earlier ? await keptContents(record.earlier, outputDirectory) : undefined;
  if (kept !== undefined) return kept;
  if (isBefore(from, 'steps')) return writeContents(verified, options);
  if (verified.build.environments.length > 0)
    logger.warn(
      'The lock and the bill of materials of the last run have changed; "verify" writes them again',
    );
  return [];
}

async function runAndCollect(verified: Verified, phases: RecordedPhases, options: Held): Promise<Collected> {
  const { build } = verified;
  const due = options.from === 'collect' ? { ...verified, build: { ...build, steps: [] } } : verified;
  await writeStepsScripts(due, options);
  const stepped = await phases.run(
    'steps',
    async () => withPastFailure(await runSteps(due, options), options),
    {
      isNeeded: options.from !== 'collect',
      failureOf: ({ stepFailure }) => stepFailure,
    },
  );
  options.signal?.throwIfAborted();
  const { assertHeld } = options.held;
  const collected = await phases.run('collect', () => collectArtifacts(stepped, { ...options, assertHeld }), {
    isOfHeld: false,
    failureOf: ({ collectFailure }) => collectFailure,
  });
  // Also when the process is killed before its end, the next run knows which files to delete.
  await options.record.save();
  return collected;
}

/** Steps that are not run again are those of the earlier run, also in whether they failed. */
function withPastFailure(stepped: Stepped, { from, record: { earlier } }: Held): Stepped {
  if (from !== 'collect' || earlier === undefined) return stepped;
  const names = stepped.machines.map(({ name }) => name);
  return { ...stepped, stepFailure: pastStepFailure(names, earlier.record.machines) };
}

/** @throws BuilderError of the steps, of the tests or of the collection. */
async function assertPassed(collected: Collected, { logger, record }: Recorded): Promise<void> {
  const { collectFailure } = collected;
  const { failedTests = 'fail' } = collected.build;
  const known = await record.read();
  warnOfReports(known, logger);
  if (failedTests === 'warn') warnOfTests(known, collected.build, logger);
  const failure = failureOf(collected, known, { failedTests, place: collected.build });
  if (failure === undefined) return;
  if (collectFailure !== undefined && failure !== collectFailure) logger.warn(collectFailure.message);
  throw failure;
}
