import {
  type ActionContext,
  assertNothingRemains,
  renderProof,
  settleProof,
  withGroup,
} from '@ami-select/action-kit';
import { removeSshFiles, type TerminateDependencies, terminateJob } from '@ami-select/job';
import { readHandle } from '@ami-select/provisioner';
import { HANDLE_STATE } from './state.ts';

export type PostDependencies = ActionContext & TerminateDependencies;

/** The post step: terminates the fleet of the main step, however that ended, and proves that nothing remains. */
export async function runPost(dependencies: PostDependencies): Promise<void> {
  const { core } = dependencies;
  const path = core.getState(HANDLE_STATE);
  if (path === '') {
    core.info('The main step created nothing.');
    return;
  }
  const handle = await readHandle(path);
  const { fleetId } = handle.intent;
  if (handle.terminatedAt !== undefined) {
    core.info(`${fleetId} was terminated at ${handle.terminatedAt}.`);
    return;
  }
  const proof = await withGroup(core, `Terminate ${fleetId}`, () =>
    settleProof(terminateJob({ handle, path }, dependencies)),
  );
  await core.writeSummary(renderProof(proof));
  assertNothingRemains(proof);
  await removeSshFiles(path);
}
