import { mkdtempSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const TMPFS = 0x01_02_19_94;
const MEMORY = '/dev/shm';

/**
 * A new folder, in memory, for a layer that all machines have below their own changes. Overlayfs refuses layers within
 * layers, and what lies below the host's root, which is one already, is such; another file system is none.
 *
 * @returns nothing where there is none; each disk then begins with a copy of the layer
 */
export function sharedLayerFolder(directory: string): string | undefined {
  const parent = [directory, MEMORY].find(isApart);
  return parent === undefined ? undefined : mkdtempSync(join(parent, `local-ec2-layer-${process.pid}-`));
}

function isApart(folder: string): boolean {
  const about = statSync(folder, { throwIfNoEntry: false });
  return about !== undefined && about.dev !== statSync('/').dev && statfsSync(folder).type === TMPFS;
}
