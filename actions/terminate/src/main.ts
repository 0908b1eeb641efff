import { rm } from 'node:fs/promises';
import {
  type ActionContext,
  assertNothingRemains,
  type Clock,
  publishOutputs,
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
import { readHandlePath } from './inputs.ts';
import { proofOutputs } from './outputs.ts';

export interface TerminateDependencies extends ActionContext {
  readonly clock: Clock;
  /** The client for clean-up; it retries no call on its own. */
  readonly launchClient: (region: string, endpoint: string | undefined) => Ec2Port;
}

/** The terminate action: terminates a fleet, once or again, and proves that nothing remains. */
export async function run({
  core,
  logger,
  environment,
  clock,
  signal,
  launchClient,
}: TerminateDependencies): Promise<void> {
  const handlePath = readHandlePath(core, environment);
  const handle = await readHandle(handlePath);
  const { intent } = handle;
  const ec2 = launchClient(intent.region, intent.endpoint);
  const save = (terminated: FleetHandle): Promise<void> => writeHandle(handlePath, terminated);
  const proof = await withGroup(core, `Terminate ${intent.fleetId}`, () =>
    settleProof(terminateFleet(handle, { ec2, clock, logger, signal, save })),
  );
  publishOutputs(core, proofOutputs(proof));
  await core.writeSummary(renderProof(proof));
  assertNothingRemains(proof);
  // The folder beside the handle: spawn's files for ssh, with the key of a fleet that is no more.
  await rm(handlePath.replace(/\.json$/, ''), { recursive: true, force: true });
  core.info(`${intent.fleetId} is deleted: ${proof.created.length} created, nothing remaining.`);
}
