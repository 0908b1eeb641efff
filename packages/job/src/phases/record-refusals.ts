import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Build,
  createMask,
  indexSecrets,
  outputConflicts,
  RECORD,
  recordRefusal,
} from '@ami-select/builder';
import { CodedError } from '@ami-select/core';
import type { JobContext } from '../context/dependencies.ts';
import type { Given, GivenBuild } from '../request/given.ts';
import { isHostName } from '../request/host-name.ts';
import { outputProblem } from '../request/output-directory.ts';
import type { BuildRequest } from '../request/request.ts';

export type RefusalDependencies = Pick<JobContext, 'clock' | 'logger' | 'variables'> &
  Partial<Pick<JobContext, 'report'>>;

/**
 * Reads the request of a build. One that is refused has a record as well, in the output directory of each run that it was
 * for, which replaces that of an earlier run; a plan, and a folder that may not be written to, have none.
 * @throws what `read` throws
 */
export async function readingBuild<G extends Given & GivenBuild, T>(
  given: G,
  dependencies: RefusalDependencies,
  read: (given: G) => Promise<T>,
): Promise<T> {
  const startedAt = dependencies.clock.now().toISOString();
  const { workingDirectory, outputDirectory, isPlan } = given;
  const learned = new Map<string, Build | undefined>();
  const onBuild: GivenBuild['onBuild'] = (folder, build) => void learned.set(folder, build);
  try {
    return await read({ ...given, onBuild });
  } catch (error) {
    if (isPlan || isOfOutput(error, given) || outputProblem(workingDirectory, outputDirectory) !== undefined)
      throw error;
    const folders = [...learned.keys()];
    if (folders.length === 0) folders.push(...recordFolders(resolve(workingDirectory, outputDirectory)));
    const runs = folders.map((folder) => ({ outputDirectory: folder, build: learned.get(folder) }));
    await recordAll(error, runs, { ...dependencies, startedAt });
    throw error;
  }
}

/** Whether it says that the output directory must not be written to. */
function isOfOutput(error: unknown, { nameOf }: Pick<Given, 'nameOf'>): boolean {
  const field = nameOf('output-directory');
  return error instanceof CodedError && error.problems.some((problem) => problem.field === field);
}

/** Work before the builds of these requests begin: its failure is the record of each. @throws what `work` throws */
export async function beforeBuilds<T>(
  requests: readonly BuildRequest[],
  dependencies: RefusalDependencies,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = dependencies.clock.now().toISOString();
  try {
    return await work();
  } catch (error) {
    await recordAll(error, requests, { ...dependencies, startedAt });
    throw error;
  }
}

/** Where no config says which images there are, the folders of their earlier records. */
function recordFolders(folder: string): readonly string[] {
  if (!existsSync(folder) || existsSync(join(folder, RECORD))) return [folder];
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, RECORD)))
    .map(({ name }) => join(folder, name));
  return folders.length === 0 ? [folder] : folders;
}

type RefusedRequest = Pick<BuildRequest, 'outputDirectory'> & { readonly build?: Build | undefined };

async function recordAll(
  error: unknown,
  runs: readonly RefusedRequest[],
  { startedAt, clock, logger, variables, report }: RefusalDependencies & { readonly startedAt: string },
): Promise<void> {
  for (const { outputDirectory, build } of runs) {
    const conflicts = await outputConflicts(outputDirectory, { build, isMachine: isHostName });
    if (conflicts.length > 0) continue;
    const secrets = (build?.steps ?? []).flatMap((step) => step.secrets ?? []);
    const values = secrets.map((name) => variables[name] ?? '');
    const mask = createMask([...values, ...indexSecrets(build, variables)]);
    try {
      const record = await recordRefusal(error, { outputDirectory, clock, startedAt, build, mask, logger });
      report?.({ type: 'built', result: { ...record, recordFile: join(outputDirectory, RECORD) } });
    } catch (reason) {
      logger.warn(
        `The record could not be written: ${reason instanceof Error ? reason.message : String(reason)}`,
      );
    }
  }
}
