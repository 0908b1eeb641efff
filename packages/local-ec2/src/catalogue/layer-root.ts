import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Janitor } from '@ami-select/sandbox';

/** One temporary directory for all saved disks of an endpoint, created on first use, deleted at its exit. */
export interface LayerRoot {
  make(): Promise<string>;
  close(): Promise<void>;
}

interface Root {
  readonly directory: string;
  readonly janitor: Janitor;
}

export function createLayerRoot(): LayerRoot {
  let root: Promise<Root> | undefined;
  return {
    make: async () => {
      root ??= openRoot();
      return mkdtemp(join((await root).directory, 'layer-'));
    },
    close: async () => {
      const opened = await root;
      root = undefined;
      await opened?.janitor.dismiss();
    },
  };
}

/** The janitor removes the directory even when the process is killed. */
async function openRoot(): Promise<Root> {
  const directory = await mkdtemp(join(tmpdir(), 'local-ec2-images-'));
  const mark = `local-ec2-images-${process.pid}-${randomBytes(4).toString('hex')}`;
  return { directory, janitor: new Janitor({ mark, directory }) };
}
