import type { FaultRule } from '@ami-select/local-ec2';
import type { Connect } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import type { Proof } from '../fleet/proof.ts';
import { launchFleet } from '../launch/launch-fleet.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { connectAtOnce, fleetIntent, fleetRequest, testDependencies } from './fixtures.ts';
import { LOCAL_REGION, type LocalHandler } from './local-handler.ts';

/** What a spawn on local-ec2 came to. */
export interface Spawned {
  readonly intent: FleetIntent;
  /** Ready hosts; none after a failure. */
  readonly hosts: readonly Host[];
  readonly failure: ProvisionerError | undefined;
  /** As it was stored last. */
  readonly handle: FleetHandle;
  readonly lines: readonly string[];
}

/** What an end came to. */
export interface Ended {
  readonly proof: Proof | undefined;
  readonly failure: ProvisionerError | undefined;
  readonly seconds: number;
}

/** Spawns a fleet of two arm64 machines on local-ec2. */
export async function spawnOn(
  local: LocalHandler,
  change: Partial<FleetRequest> = {},
  connect: Connect = connectAtOnce,
): Promise<Spawned> {
  const intent = intentOn(local, change);
  const dependencies = { ...spawnDependencies(local), connect };
  const outcome = await outcomeOf(spawnFleet(intent, dependencies, { caps: [{ maxCount: 1_000 }] }));
  const handle = dependencies.saved.at(-1) ?? { intent };
  const { lines } = dependencies;
  return { intent, hosts: outcome.result?.hosts ?? [], failure: outcome.failure, handle, lines };
}

/** Launches one, and gives the handle of a process that died before the launch had a response. */
export async function launchUnanswered(
  local: LocalHandler,
  change: Partial<FleetRequest> = {},
): Promise<FleetHandle> {
  const dependencies = spawnDependencies(local);
  await launchFleet(intentOn(local, change), dependencies);
  const sent = dependencies.saved.findLast(({ calls }) => calls?.at(-1)?.outcome === 'sent');
  if (sent === undefined) throw new Error('No handle was stored before the launch.');
  return sent;
}

function intentOn({ clock, imageId }: LocalHandler, change: Partial<FleetRequest>): FleetIntent {
  const image = { ...fleetRequest().image, id: imageId };
  return fleetIntent(clock, { region: LOCAL_REGION, image, ...change });
}

function spawnDependencies({ ec2, clock }: LocalHandler) {
  const saved: FleetHandle[] = [];
  return {
    ...testDependencies(ec2, clock),
    callerAddress: async () => '198.51.100.4',
    save: async (next: FleetHandle) => void saved.push(JSON.parse(JSON.stringify(next))),
    saved,
  };
}

/** Ends a fleet as another process does, from what that one knows of it, while EC2 has these faults. */
export async function endOn(
  local: LocalHandler,
  known: FleetHandle | FleetIntent,
  rules: readonly FaultRule[] = [],
): Promise<Ended> {
  const { clock, ec2, world } = local;
  world.faults.replace({ rules });
  const startedAt = clock.now().getTime();
  const { result, failure } = await outcomeOf(terminateFleet(known, testDependencies(ec2, clock)));
  const seconds = (clock.now().getTime() - startedAt) / 1_000;
  return { proof: result ?? failure?.proof, failure, seconds };
}

/** What exists or costs, once what shuts down had its time. */
export async function remainingOn(
  { clock, journal, world }: LocalHandler,
  afterMs = 600_000,
): Promise<readonly string[]> {
  world.faults.replace({ rules: [] });
  await clock.sleep(afterMs);
  return journal.remaining().map(({ kind, id }) => `${kind} ${id}`);
}

/** Ids of all instances that were ever launched, and of those that run. */
export function instancesOn({ world, journal }: LocalHandler): { launched: string[]; running: string[] } {
  const launched = journal.resources().filter(({ kind }) => kind === 'instance');
  const running = [...world.region(LOCAL_REGION).instances.values()].filter(
    ({ state }) => state === 'pending' || state === 'running',
  );
  return { launched: launched.map(({ id }) => id), running: running.map(({ id }) => id) };
}

async function outcomeOf<Result>(
  work: Promise<Result>,
): Promise<{ readonly result?: Result; readonly failure: ProvisionerError | undefined }> {
  try {
    return { result: await work, failure: undefined };
  } catch (error) {
    if (!(error instanceof ProvisionerError)) throw error;
    return { failure: error };
  }
}
