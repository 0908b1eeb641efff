import type { SpawnDependencies } from './aws/ports.ts';
import type { FleetIntent } from './fleet/fleet-intent.ts';
import { launchElsewhere } from './launch/launch-elsewhere.ts';
import type { Launch } from './launch/launch-fleet.ts';
import { type ReadyFleet, type WaitOptions, waitWith } from './ready/wait-until-ready.ts';
import { resumeLedger } from './record/ledger.ts';

/**
 * As `waitForFleet`; instances that EC2 ends while they boot (no room, spot interruption) are launched again in the pools
 * that are left.
 *
 * @param intent Of the launch, with its user data.
 * @throws ProvisionerError with every code of `launchFleet` and `waitUntilReady`.
 */
export function waitOrReplace(
  intent: FleetIntent,
  { handle, instanceIds }: Launch,
  dependencies: SpawnDependencies,
  options: WaitOptions = {},
): Promise<ReadyFleet> {
  const ledger = resumeLedger(handle, dependencies.save ?? (async () => {}));
  return waitWith(ledger, instanceIds, dependencies, {
    ...options,
    replace: (instead) => launchElsewhere(intent, instead, ledger, dependencies),
  });
}
