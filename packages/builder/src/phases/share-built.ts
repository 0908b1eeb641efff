import { REMOTE_ROOT } from '../machine/layout.ts';
import { checkFiles } from './deliver.ts';
import { type DeliveredFile, deliveryFor } from './delivery.ts';
import { onEveryMachine } from './on-every-machine.ts';
import type { PhaseOptions } from './run-script.ts';
import type { SystemReady } from './system.ts';

/**
 * Brings what changed since the delivery, built wheels and the locks with them, to every machine that needs it, and
 * compares the sha256 of each file there: the barrier before anything is installed.
 */
export async function shareBuilt(
  before: SystemReady,
  complete: SystemReady,
  options: PhaseOptions,
): Promise<void> {
  await onEveryMachine('Built wheels could not be delivered', complete.machines, async (machine) => {
    const known = new Set(filesFor(machine.name, before).map(idOf));
    const files = filesFor(machine.name, complete).filter((file) => !known.has(idOf(file)));
    if (files.length === 0) return;
    await machine.transport.putTree(files, REMOTE_ROOT, { signal: options.signal });
    await checkFiles(machine, files, options);
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
