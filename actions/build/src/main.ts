import { type ActionContext, publishOutputs } from '@ami-select/action-kit';
import type { Clock } from '@ami-select/core';
import { buildJob, readFleetBuildRequest } from '@ami-select/job';
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
  clock,
  connect,
}: BuildActionDependencies): Promise<void> {
  const inputs = readBuildInputs(core, environment);
  const request = await readFleetBuildRequest(inputs);
  const report = createReport(core, logger);
  const result = await buildJob(inputs.handle, request, {
    variables: environment,
    clock,
    logger,
    signal,
    connect,
    report,
  });
  publishOutputs(core, buildOutputs(result, request.outputDirectory));
  await core.writeSummary(renderResult(result));
}
