import {
  describePrice,
  type FleetHandle,
  type FleetIntent,
  fleetPrice,
  type Host,
  launchFleet,
  type PreflightOptions,
  preflight,
  waitOrReplace,
} from '@ami-select/provisioner';
import type { JobDependencies } from '../context/dependencies.ts';
import { reportPhase } from '../context/events.ts';

/** The fleet to launch, and where its handle goes. */
export interface PlannedFleet {
  readonly intent: FleetIntent;
  /** Where the handle is stored; a report on machines that fail goes beside it. */
  readonly path: string;
  save(handle: FleetHandle): Promise<void>;
}

/**
 * Checks the launch (caps, and the image against the instance types), then says what the fleet costs. Creates and stores
 * nothing.
 * @throws ProvisionerError
 */
export async function checkLaunch(
  intent: FleetIntent,
  checks: PreflightOptions,
  dependencies: JobDependencies,
): Promise<void> {
  const { report, logger, embedded } = dependencies;
  await reportPhase(report, { phase: 'preflight', title: 'check the launch' }, async () => {
    await preflight(intent, dependencies, checks);
    const price = await fleetPrice(intent, checks.image?.platformDetails, dependencies);
    logger.info(`${embedded ? 'On AWS: ' : ''}${describePrice(price)}`);
    report({ type: 'fleet-priced', price });
  });
}

/**
 * Launches, and waits until every machine takes a login. Cleans nothing up: the guard does, once, with a proof.
 * @throws ProvisionerError
 */
export async function spawnHosts(
  { intent, path, save }: PlannedFleet,
  dependencies: JobDependencies,
): Promise<readonly Host[]> {
  const { report, storeFailure } = dependencies;
  const saveFailure = storeFailure && ((text: string): Promise<string> => storeFailure(path, text));
  const spawning = { ...dependencies, save, saveFailure };
  const machines = intent.count === 1 ? '1 machine' : `${intent.count} machines`;
  const launch = await reportPhase(report, { phase: 'launch', title: `launch ${machines}` }, () =>
    launchFleet(intent, spawning),
  );
  const { hosts, timings } = await reportPhase(report, { phase: 'ready', title: 'boot and log in' }, () =>
    waitOrReplace(intent, launch, spawning),
  );
  report({ type: 'hosts-ready', hosts, timings });
  return hosts;
}
