import type { SpawnDependencies } from './aws/ports.ts';
import { toProvisionerError } from './aws/to-provisioner-error.ts';
import { ProvisionerError } from './fleet/errors.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import type { Host } from './fleet/host.ts';
import { launchElsewhere } from './launch/launch-elsewhere.ts';
import { launchWith } from './launch/launch-fleet.ts';
import { type PreflightOptions, preflight } from './preflight/preflight.ts';
import type { HostTimings } from './ready/readiness.ts';
import { type WaitOptions, waitWith } from './ready/wait-until-ready.ts';
import { createLedger, type Ledger } from './record/ledger.ts';
import { endOfConflict } from './terminate/end-conflict.ts';
import { terminateFleet } from './terminate/terminate-fleet.ts';

/** Checks before the launch, and the longest wait after it. */
export type SpawnOptions = PreflightOptions & WaitOptions;

/** Where the time went, in milliseconds. */
export interface FleetTimings {
  /** Checks, intent stored, security group and instances accepted. */
  readonly launchMs: number;
  /** From there until the last host was ready. */
  readonly readyMs: number;
  readonly totalMs: number;
  /** Each host's own steps, from the end of the launch on. */
  readonly hosts: readonly HostTimings[];
}

/** Instances that are ready for use. */
export interface Fleet {
  readonly fleetId: string;
  readonly hosts: readonly Host[];
  readonly timings: FleetTimings;
}

/**
 * Checks (`preflight`), launches a fleet and waits until every host is ready. `save` is awaited with the intent
 * before anything is created. Instances that EC2 ends while they boot (no room, spot interruption) are launched again in
 * the pools that are left. On failure or abort everything that was created is terminated before the error is thrown
 * (`suppressed` is the failure of that).
 *
 * @throws ProvisionerError with every code of `preflight`, `launchFleet` and `waitUntilReady`.
 */
export async function spawnFleet(
  intent: FleetIntent,
  dependencies: SpawnDependencies,
  options: SpawnOptions = {},
): Promise<Fleet> {
  const ledger = createLedger(intent, dependencies.save ?? (async () => {}));
  try {
    return await launchAndWait(intent, ledger, dependencies, options);
  } catch (error) {
    const failure = toProvisionerError(error, 'spawning the fleet');
    dependencies.logger.warn(
      `Spawning ${intent.fleetId} failed (${failure.code}); terminating what was created.`,
    );
    throw await cleanUp(failure, ledger, dependencies);
  }
}

async function launchAndWait(
  intent: FleetIntent,
  ledger: Ledger,
  dependencies: SpawnDependencies,
  options: SpawnOptions,
): Promise<Fleet> {
  const { clock, logger } = dependencies;
  const startedAt = clock.now().getTime();
  await preflight(intent, dependencies, options);
  const instanceIds = await launchWith(intent, ledger, dependencies);
  const launchedAt = clock.now().getTime();
  const { hosts, timings: hostTimings } = await waitWith(ledger, instanceIds, dependencies, {
    ...options,
    replace: (instead) => launchElsewhere(intent, instead, ledger, dependencies),
  });
  const readyAt = clock.now().getTime();
  logger.info(
    `${intent.fleetId} is ready: ${hosts.map(({ name, address }) => `${name} ${address}`).join(', ')}.`,
  );
  const timings = {
    launchMs: launchedAt - startedAt,
    readyMs: readyAt - launchedAt,
    totalMs: readyAt - startedAt,
    hosts: hostTimings,
  };
  return { fleetId: intent.fleetId, hosts, timings };
}

/**
 * Terminates what was created; a failure of that is reported beside the first error, never instead of it. Its code is
 * the graver one when something remains, or may remain.
 */
async function cleanUp(
  failure: ProvisionerError,
  ledger: Ledger,
  dependencies: SpawnDependencies,
): Promise<ProvisionerError> {
  const { calls = [] } = ledger.handle();
  if (calls.length === 0) return failure;
  try {
    if (failure.code === 'CONFLICT') await endOfConflict(ledger.handle(), dependencies);
    else await terminateFleet(ledger.handle(), dependencies, { launchedHere: true });
    return failure;
  } catch (error) {
    const suppressed = toProvisionerError(error, 'ec2:TerminateInstances');
    const message = `${failure.message}\nCleaning up failed as well: ${suppressed.message}`;
    const { proof } = suppressed;
    const code = proof === undefined ? failure.code : suppressed.code;
    return new ProvisionerError(code, message, { ...failure, cause: failure, suppressed, proof });
  }
}
