import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitStatusOf } from '@ami-select/core';
import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { type RunBuildOptions, runBuild } from '../run/run-build.ts';
import { fastClock } from './fast-clock.ts';
import type { PhaseWatch } from './faulty-machines.ts';
import { recorder } from './recorder.ts';

/** How a build ended, and what it left. */
export interface BuildOutcome {
  /** 0 of a build that passed. */
  readonly status: number;
  readonly message: string;
  /** As it was read from its file. */
  readonly record: unknown;
}

export interface OutcomeOptions extends Pick<RunBuildOptions, 'outputDirectory'> {
  readonly machines: readonly Machine[];
  readonly watch: PhaseWatch;
}

/** Runs a build to its end, whatever that is. */
export async function buildOutcome(
  build: Build,
  { machines, watch, outputDirectory }: OutcomeOptions,
): Promise<BuildOutcome> {
  const { clock } = fastClock({ hasSlowLimits: true });
  const { logger } = recorder();
  const options = { clock, logger, report: watch.report, outputDirectory };
  const error = await runBuild(build, machines, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const record: unknown = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
  const status = error === undefined ? 0 : exitStatusOf(error);
  return { status, message: error instanceof Error ? error.message : '', record };
}
