import {
  type FleetHandle,
  type FleetIntent,
  type Host,
  launchFleet,
  type PreflightOptions,
  preflight,
  waitUntilReady,
} from '@ami-select/provisioner';
import type { JobDependencies } from '../context/dependencies.ts';
import { reportPhase } from '../context/events.ts';

/** The fleet to launch, and where its handle goes. */
export interface PlannedFleet {
  readonly intent: FleetIntent;
  save(handle: FleetHandle): Promise<void>;
}

/**
 * Checks (caps, and the image against the instance types), launches, and waits until every machine takes a login. Cleans
 * nothing up: the guard does, once, with a proof.
 * @throws ProvisionerError
 */
export async function spawnHosts(
  { intent, save }: PlannedFleet,
  checks: PreflightOptions,
  dependencies: JobDependencies,
): Promise<readonly Host[]> {
  const { report, ec2, clock, logger, signal, connect, callerAddress, onlineAgents } = dependencies;
  const spawning = { ec2, clock, logger, signal, connect, callerAddress, onlineAgents, save };
  const machines = intent.count === 1 ? '1 machine' : `${intent.count} machines`;
  await reportPhase(report, { phase: 'preflight', title: 'check the launch' }, () =>
    preflight(intent, spawning, checks),
  );
  const { instanceIds, handle } = await reportPhase(
    report,
    { phase: 'launch', title: `launch ${machines}` },
    () => launchFleet(intent, spawning),
  );
  const hosts = await reportPhase(report, { phase: 'ready', title: 'boot and log in' }, () =>
    waitUntilReady(handle, instanceIds, spawning),
  );
  report({ type: 'hosts-ready', hosts });
  return hosts;
}
