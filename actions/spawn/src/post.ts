import { resolve } from 'node:path';
import {
  type ActionContext,
  assertNothingRemains,
  renderProof,
  settleProof,
  withGroup,
} from '@ami-select/action-kit';
import { findFleet, type TerminateDependencies, terminateJob } from '@ami-select/job';
import { keyLines, reasonsOf } from '@ami-select/provisioner';
import { HANDLE_STATE } from './state.ts';

export type PostDependencies = ActionContext & TerminateDependencies;

/** The post step: terminates the fleet of the main step, however that ended, and proves that nothing remains. */
export async function runPost(dependencies: PostDependencies): Promise<void> {
  const { core, environment, clock } = dependencies;
  const path = core.getState(HANDLE_STATE);
  if (path === '') {
    core.info('The main step created nothing.');
    return;
  }
  const fleet = await findFleet(path, { variables: environment, workingDirectory: resolve(), clock });
  const { handle } = fleet;
  for (const line of keyLines(handle)) core.setSecret(line);
  const { fleetId } = handle.intent;
  if (handle.terminatedAt !== undefined) {
    core.info(`${fleetId} was terminated at ${handle.terminatedAt}.`);
    return;
  }
  const proof = await withGroup(core, `Terminate ${fleetId}`, () =>
    settleProof(terminateJob(fleet, dependencies)),
  );
  await core.writeSummary(renderProof(proof));
  assertNothingRemains(proof, reasonsOf(proof));
}
