import { createVirtualClock } from '@ami-select/core/testing';
import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { type BuildResult, type RunBuildOptions, runBuild } from '../run/run-build.ts';
import { localMachines } from './local-machines.ts';
import { recorder } from './recorder.ts';
import { tempFolder } from './temp-folder.ts';

interface BuildOptions extends Partial<RunBuildOptions> {
  readonly count?: number | undefined;
  readonly machines?: readonly Machine[] | undefined;
}

/** Builds on machines of this one, one unless more are asked for. */
export async function buildLocally(
  what: Build,
  { count = 1, machines, ...options }: BuildOptions = {},
): Promise<BuildResult> {
  const { report, logger } = recorder();
  const outputDirectory = options.outputDirectory ?? (await tempFolder());
  const hosts = machines ?? (await localMachines(count));
  return runBuild(what, hosts, { clock: createVirtualClock(), logger, report, ...options, outputDirectory });
}

/** The error of a build that must fail. */
export async function failureOf(attempt: Promise<unknown>): Promise<BuilderError> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BuilderError) return error;
  throw new Error(`expected a BuilderError, got ${error}`);
}
