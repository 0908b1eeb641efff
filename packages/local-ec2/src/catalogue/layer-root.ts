import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary directory for all saved disks of an endpoint, made when first needed. */
export interface LayerRoot {
  make(): Promise<string>;
  close(): Promise<void>;
}

export function createLayerRoot(): LayerRoot {
  let root: Promise<string> | undefined;
  return {
    make: async () => {
      root ??= mkdtemp(join(tmpdir(), 'local-ec2-images-'));
      return mkdtemp(join(await root, 'layer-'));
    },
    close: async () => {
      if (root) await rm(await root, { recursive: true, force: true });
      root = undefined;
    },
  };
}
