import {
  type ActionContext,
  type FencedCore,
  proofOf,
  publishOutputs,
  renderProof,
} from '@ami-select/action-kit';
import type { Clock } from '@ami-select/core';
import {
  type createDependencies,
  type JobReport,
  type RenewerStart,
  readSpawnRequest,
  spawnJob,
  startRenewer,
  writeSshFiles,
} from '@ami-select/job';
import { describePrice, fleetState, type HostTimings, keyLines } from '@ami-select/provisioner';
import { renderFleet } from './fleet-summary.ts';
import { fleetOutputs, intentOutputs } from './outputs.ts';
import { readSpawnInputs } from './read-inputs.ts';
import { createReport } from './report.ts';
import { FLEET_STATE, HANDLE_STATE } from './state.ts';

export interface SpawnActionDependencies extends ActionContext {
  readonly clock: Clock;
  /** Clients and ports of the job. */
  readonly createDependencies: typeof createDependencies;
  /** What renews the lease until the job is over. */
  readonly renewer: Pick<RenewerStart, 'command' | 'parentAtStart' | 'parent'>;
}

/** The spawn action: nothing is created before the handle is stored where the post step finds it. */
export async function run(dependencies: SpawnActionDependencies): Promise<void> {
  const { core, environment, clock, logger, signal, createDependencies } = dependencies;
  const request = await readSpawnRequest(readSpawnInputs(core, environment));
  const place = { access: { region: request.region ?? '' }, embedded: false };
  let price: string | undefined;
  let timings: readonly HostTimings[] = [];
  const show = createReport(core, logger);
  const report = publishPlan(dependencies, (event) => {
    if (event.type === 'fleet-priced') price = describePrice(event.price);
    if (event.type === 'hosts-ready') timings = event.timings;
    show(event);
  });
  const job = createDependencies(place, { variables: environment, clock, logger, signal, report });

  const { guard, hosts } = await spawnJob(request, job).catch((error: unknown) => failWithProof(core, error));
  const files = await writeSshFiles(guard.path, hosts);
  publishOutputs(core, fleetOutputs(hosts, files, timings));
  for (const { name } of hosts) core.info(`${name} is ready: ssh -F ${files.config} ${name}`);
  await core.writeSummary(renderFleet(guard.intent, hosts, { timings, price }));
  // Last: a step that fails has the fleet ended, not renewed.
  if (signal.aborted) return;
  await startRenewer({ ...guard, hosts }, { ...dependencies.renewer, variables: environment, clock, logger });
}

/** What an unclean end left, or may have left, belongs into the summary, whatever the error says. */
async function failWithProof(core: FencedCore, error: unknown): Promise<never> {
  const proof = proofOf(error);
  if (proof !== undefined) await core.writeSummary(renderProof(proof));
  throw error;
}

/** Passes a fleet to the post step and the outputs before the first creating call. */
function publishPlan({ core, describeRemaining }: SpawnActionDependencies, report: JobReport): JobReport {
  return (event) => {
    if (event.type === 'fleet-planned') {
      for (const line of keyLines({ intent: event.intent })) core.setSecret(line);
      core.saveState(FLEET_STATE, fleetState(event.intent));
      core.saveState(HANDLE_STATE, event.handlePath);
      publishOutputs(core, intentOutputs(event.intent, event.handlePath));
      describeRemaining(event.remaining);
    }
    report(event);
  };
}
