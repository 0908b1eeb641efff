import { callerAddress } from '@ami-select/access';
import { type Host, launchFleet, preflight, waitUntilReady } from '@ami-select/provisioner';
import type { Image } from '@ami-select/selector';
import { systemClock } from '../clock.ts';
import { createLogger } from '../logger.ts';
import type { FleetKeeper } from './fleet-keeper.ts';
import type { JobSurroundings } from './surroundings.ts';

/**
 * Checks (the image against the instance types, too), launches and waits until every machine takes a login. Cleans nothing up: the keeper does, once, with a proof.
 * @throws ProvisionerError with every code of `preflight`, `launchFleet` and `waitUntilReady`.
 */
export async function spawnMachines(
  { intent, ec2, save }: FleetKeeper,
  image: Image,
  { context: { progress }, interrupts }: JobSurroundings,
): Promise<readonly Host[]> {
  const { signal } = interrupts;
  const dependencies = {
    ec2,
    clock: systemClock,
    logger: createLogger(progress),
    signal,
    save,
    callerAddress: () => callerAddress({ signal }),
  };
  const machines = intent.count === 1 ? '1 machine' : `${intent.count} machines`;
  await progress.phase('check the launch', () => preflight(intent, dependencies, { image }));
  const { instanceIds, handle } = await progress.phase(`launch ${machines}`, () =>
    launchFleet(intent, dependencies),
  );
  const hosts = await progress.phase('boot and log in', () =>
    waitUntilReady(intent, instanceIds, dependencies),
  );
  await save({ ...handle, hosts });
  return hosts;
}
