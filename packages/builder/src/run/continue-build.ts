import type { Logger } from '@ami-select/core';
import { bringPythons } from '../phases/bring-pythons.ts';
import { buildSdists, buildsSdists } from '../phases/build-sdists.ts';
import type { Checked } from '../phases/check.ts';
import { type Delivered, deliverEverything } from '../phases/deliver.ts';
import { type Fetched, fetchWheels } from '../phases/fetch.ts';
import type { HeldMachines } from '../phases/hold-machines.ts';
import { installEnvironments } from '../phases/install.ts';
import { nameArchives } from '../phases/recorded-builds.ts';
import { recordedWheels } from '../phases/recorded-wheels.ts';
import type { Resolved } from '../phases/resolve.ts';
import { resolveAgain } from '../phases/resolve-again.ts';
import { checkLeft, isBefore, type ResumePhase } from '../phases/resume.ts';
import { installSystemPackages } from '../phases/system.ts';
import { type Verified, verifyEnvironments } from '../phases/verify.ts';
import { changedUploads } from '../record/changed-uploads.ts';
import { continueProblems } from '../record/continue-problems.ts';
import { installsWith, recordLocks } from '../record/create-record.ts';
import type { EarlierRun } from '../record/earlier-run.ts';
import { readUploadList } from '../record/read-upload-list.ts';
import { recordSystem } from '../record/recorded-system.ts';
import type { RunRecord } from '../record/run-record.ts';
import { recordUploads } from '../record/write-upload-list.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { RunBuildOptions } from './build-options.ts';
import { probeHeld } from './probe-held.ts';
import type { RecordedPhases } from './recorded-phases.ts';

export interface ContinueOptions extends RunBuildOptions {
  readonly record: RunRecord;
  readonly held: HeldMachines;
  readonly from: ResumePhase;
}

/**
 * Goes on from a phase of the last run, on its machines. The lock files must be those of that run, and the machines must
 * be as it left them; wheels are those of its record, and nothing is looked up again. Steps run in environments that are
 * verified again.
 * @throws BuilderError `INVALID_BUILD` or `MACHINE_FAILED` that lists what has changed, or like the phases
 */
export async function continueBuild(
  checked: Checked,
  phases: RecordedPhases,
  options: ContinueOptions,
): Promise<Verified> {
  const { from, record, logger } = options;
  const earlier = await earlierRun(checked, options);
  const since = `the run of ${earlier.record.startedAt}`;
  logger.info(`The build goes on from "${from}" with the wheels of ${since}; its machines are checked`);
  const trustsBrought = isBefore('install', from);
  const probed = await phases.run('probe', () => probeHeld(checked, { ...options, trustsBrought }));
  const brought = await bringPythons(probed, options);
  const fetched = await takeWheels(await resolveAgain(brought, earlier.record, options), {
    phases,
    earlier,
    options,
  });
  const delivering = { ...options, onHashed: recordUploads(record, options) };
  const delivered = isBefore('deliver', from)
    ? await checkDelivered(fetched, earlier, options)
    : await phases.run('deliver', () => deliverEverything(fetched, delivering));
  return installFrom(delivered, phases, options);
}

/** The last run, when the build can go on from it. */
async function earlierRun(checked: Checked, { from, record }: ContinueOptions): Promise<EarlierRun> {
  const { earlier } = record;
  const { machines, build } = checked;
  const locks = await recordLocks(checked);
  const system = recordSystem(build.system);
  const today = { locks, system, installsWith: installsWith(build) };
  const problems = continueProblems({ from, earlier, machines, place: build, ...today });
  throwProblems('The build cannot go on where it was', problems);
  if (earlier === undefined) throw new TypeError('a run without an earlier one has a problem');
  return earlier;
}

interface TakeWheels {
  readonly phases: RecordedPhases;
  readonly earlier: EarlierRun;
  readonly options: ContinueOptions;
}

/** Wheels are fetched where a phase still needs more than their hashes; those that are stored are not fetched again. */
async function takeWheels(resolved: Resolved, { phases, earlier, options }: TakeWheels): Promise<Fetched> {
  if (isBefore(options.from, 'steps'))
    return phases.run(
      'fetch',
      async () => nameArchives(await fetchWheels(resolved, options), earlier.record.wheels),
      {
        isNeeded: resolved.build.environments.length > 0,
      },
    );
  return recordedWheels(resolved, earlier.record.wheels);
}

async function checkDelivered(
  fetched: Fetched,
  { record: { uploadList, stepsBegan } }: EarlierRun,
  options: ContinueOptions,
): Promise<Delivered> {
  const { from, logger, outputDirectory } = options;
  if (from !== 'collect') await warnOfChanges(fetched, uploadList, { ...options, logger });
  const uploadListSha256 = uploadList && uploadList.bytes > 0 ? uploadList.sha256 : undefined;
  const left = await checkLeft(fetched, { ...options, uploadListSha256 });
  if (stepsBegan || !isBefore(from, 'install')) return left;
  const listed = await readUploadList(outputDirectory, uploadList);
  if (uploadList !== undefined && listed === undefined && buildsSdists(fetched))
    throwProblems('The build cannot go on where it was', [unknownUploads(from, uploadList.path)]);
  const modes = new Map(fetched.uploads.map(({ path, mode }) => [path, mode]));
  return { ...left, hashedUploads: listed?.map((file) => ({ ...file, mode: modes.get(file.path) })) };
}

/** What builds of source archives may have changed could not be told. */
function unknownUploads(from: ResumePhase, path: string): Problem {
  const message = `"${from}" is not valid because ${path} in the output directory is not that of the last run; expected "deliver"`;
  return { code: 'INVALID_BUILD', field: 'from', message };
}

async function warnOfChanges(
  { uploads }: Checked,
  uploadList: EarlierRun['record']['uploadList'],
  options: ContinueOptions & { readonly logger: Pick<Logger, 'warn'> },
): Promise<void> {
  const { logger } = options;
  const changed = await changedUploads(uploads, { ...options, uploadList });
  if (changed === undefined) return;
  logger.warn(
    `The workspaces stay as they are: ${changed} since the last run; start from "deliver" to bring them`,
  );
}

async function installFrom(
  delivered: Delivered,
  phases: RecordedPhases,
  options: ContinueOptions,
): Promise<Verified> {
  const { from } = options;
  const { environments, system } = delivered.build;
  const pythons = { isNeeded: environments.length > 0 };
  const ready = isBefore('system', from)
    ? { ...delivered, systemReady: true as const }
    : await phases.run('system', () => installSystemPackages(delivered, options), {
        isNeeded: system !== undefined,
      });
  const complete = isBefore('sdists', from)
    ? ready
    : await phases.run('sdists', () => buildSdists(ready, options), { isNeeded: buildsSdists(ready) });
  const installed = isBefore('install', from)
    ? { ...complete, installed: true as const }
    : await phases.run('install', () => installEnvironments(complete, options), pythons);
  if (from === 'collect') return { ...installed, inventory: new Map() };
  return phases.run(
    'verify',
    () => verifyEnvironments(installed, { ...options, wereLeft: isBefore('install', from) }),
    pythons,
  );
}
