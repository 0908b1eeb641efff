import { resolve } from 'node:path';
import {
  type ActionContext,
  assertNothingRemains,
  renderProof,
  settleProof,
  withGroup,
} from '@ami-select/action-kit';
import {
  describeRemaining,
  endRenewer,
  findSavedFleet,
  type TerminateDependencies,
  terminateJob,
} from '@ami-select/job';
import { describeRunCost, keyLines, reasonsOf } from '@ami-select/provisioner';
import { FLEET_STATE, HANDLE_STATE } from './state.ts';

export type PostDependencies = ActionContext & TerminateDependencies;

/** The post step: terminates the fleet of the main step, however that ended, and proves that nothing remains. */
export async function runPost(dependencies: PostDependencies): Promise<void> {
  const { core, logger, environment, clock } = dependencies;
  const path = core.getState(HANDLE_STATE);
  if (path === '') {
    core.info('The main step created nothing.');
    return;
  }
  const fleet = await findSavedFleet(
    { path, state: core.getState(FLEET_STATE) },
    { variables: environment, workingDirectory: resolve(), clock, logger },
  );
  const { handle } = fleet;
  for (const line of keyLines(handle)) core.setSecret(line);
  const { fleetId } = handle.intent;
  if (handle.terminatedAt !== undefined) {
    await endRenewer(path, dependencies);
    core.info(`${fleetId} was terminated at ${handle.terminatedAt}.`);
    return;
  }
  dependencies.describeRemaining(() => describeRemaining({ ...handle, path: fleet.path, isEnding: true }));
  let cost: string | undefined;
  const reportCost: TerminateDependencies['reportCost'] = (counted) => {
    cost = describeRunCost(counted);
    core.info(cost);
  };
  const proof = await withGroup(core, `Terminate ${fleetId}`, () =>
    settleProof(terminateJob(fleet, { ...dependencies, reportCost })),
  );
  await core.writeSummary(renderProof(proof, cost));
  assertNothingRemains(proof, reasonsOf(proof));
}
