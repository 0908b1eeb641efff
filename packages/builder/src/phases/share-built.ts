import { REMOTE_ROOT } from '../machine/layout.ts';
import { checkFiles } from './deliver.ts';
import { type DeliveredFile, deliveryFor } from './delivery.ts';
import { onEveryMachine } from './on-every-machine.ts';
import type { PhaseOptions } from './run-script.ts';
import type { SystemReady } from './system.ts';

export interface ShareOptions extends PhaseOptions {
  /** Names of the machines that built. */
  readonly builders: readonly string[];
}

/**
 * Brings what changed since the delivery, built wheels and the locks with them, to every machine that needs it, and
 * compares the sha256 of each file there: the barrier before anything is installed. Where code of a build has run, all
 * that was delivered for installing is compared again.
 */
export async function shareBuilt(
  before: SystemReady,
  complete: SystemReady,
  { builders, ...options }: ShareOptions,
): Promise<void> {
  await onEveryMachine('Built wheels could not be delivered', complete.machines, async (machine) => {
    const known = new Set(filesFor(machine.name, before).map(idOf));
    const files = filesFor(machine.name, complete).filter((file) => !known.has(idOf(file)));
    const isBuilder = builders.includes(machine.name);
    if (files.length > 0) await machine.transport.putTree(files, REMOTE_ROOT, { signal: options.signal });
    const checked = isBuilder ? filesFor(machine.name, complete) : files;
    if (checked.length > 0) await checkFiles(machine, checked, options);
  });
}

function filesFor(machine: string, { resolutions, wheels }: SystemReady): readonly DeliveredFile[] {
  return deliveryFor(
    resolutions.find((one) => one.machine === machine),
    wheels,
    [],
  );
}

function idOf({ path, sha256 }: DeliveredFile): string {
  return `${sha256} ${path}`;
}
