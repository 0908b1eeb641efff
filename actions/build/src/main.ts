import { dirname } from 'node:path';
import { type ActionContext, publishOutputs } from '@ami-select/action-kit';
import type { BuildResult } from '@ami-select/builder';
import type { Clock } from '@ami-select/core';
import { buildJob, type JobReport, readFleetBuildRequest, readingBuild } from '@ami-select/job';
import type { Connect } from '@ami-select/provisioner';
import { buildOutputs } from './outputs.ts';
import { readBuildInputs } from './read-inputs.ts';
import { createReport } from './report.ts';
import { renderResult } from './summary.ts';

export interface BuildActionDependencies extends ActionContext {
  readonly clock: Clock;
  readonly connect: Connect;
}

/** The build action: from the handle of a fleet to artifacts of every host. */
export async function run({
  core,
  logger,
  environment,
  signal,
  filesAreIn,
  clock,
  connect,
}: BuildActionDependencies): Promise<void> {
  const inputs = readBuildInputs(core, environment);
  filesAreIn?.([inputs.workingDirectory]);
  const show = createReport(core, logger);
  let built: BuildResult | undefined;
  const publish = async (): Promise<void> => {
    if (built === undefined) return;
    publishOutputs(core, buildOutputs(built, dirname(built.recordFile)));
    await core.writeSummary(renderResult(built));
  };
  const report: JobReport = (event) => {
    if (event.type === 'built') built = event.result;
    show(event);
  };
  try {
    const dependencies = { variables: environment, clock, logger, signal, connect, report };
    const request = await readingBuild(inputs, dependencies, readFleetBuildRequest);
    await buildJob(inputs.handle, request, dependencies);
  } catch (error) {
    // A build that was refused or failed has outputs and a summary, too; it stays the error of the step.
    await publish().catch((reason: unknown) => logger.warn(String(reason)));
    throw error;
  }
  await publish();
}
