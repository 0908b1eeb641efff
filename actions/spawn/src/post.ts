import {
  type ActionContext,
  assertNothingRemains,
  type Clock,
  renderProof,
  settleProof,
  withGroup,
} from '@ami-select/action-kit';
import {
  type Ec2Port,
  type FleetHandle,
  readHandle,
  terminateFleet,
  writeHandle,
} from '@ami-select/provisioner';
import { removeSshFiles } from './ssh-files.ts';
import { HANDLE_STATE } from './state.ts';

export interface PostDependencies extends ActionContext {
  readonly clock: Clock;
  readonly launchClient: (region: string, endpoint: string | undefined) => Ec2Port;
}

/** The post step: terminates the fleet of the main step, however that ended, and proves that nothing remains. */
export async function runPost({
  core,
  logger,
  clock,
  signal,
  launchClient,
}: PostDependencies): Promise<void> {
  const handlePath = core.getState(HANDLE_STATE);
  if (handlePath === '') {
    core.info('The main step created nothing.');
    return;
  }
  const handle = await readHandle(handlePath);
  const { intent } = handle;
  if (handle.terminatedAt !== undefined) {
    core.info(`${intent.fleetId} was terminated at ${handle.terminatedAt}.`);
    return;
  }
  const ec2 = launchClient(intent.region, intent.endpoint);
  const save = (ended: FleetHandle): Promise<void> => writeHandle(handlePath, ended);
  const proof = await withGroup(core, `Terminate ${intent.fleetId}`, () =>
    settleProof(terminateFleet(handle, { ec2, clock, logger, signal, save })),
  );
  await core.writeSummary(renderProof(proof));
  assertNothingRemains(proof);
  await removeSshFiles(handlePath);
}
