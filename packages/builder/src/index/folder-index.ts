import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuilderError } from '../report/errors.ts';
import { parseWheelName } from '../wheels/wheel-name.ts';
import type { IndexFile, PackageIndex } from './package-index.ts';

/** An index that is a folder of wheels. */
export function createFolderIndex(folder: string, name: string = folder): PackageIndex {
  let listing: Promise<readonly string[]> | undefined;
  return {
    name,
    files: async (key) => {
      listing ??= list(folder, name);
      const wheels = (await listing).filter((filename) => parseWheelName(filename)?.key === key);
      return Promise.all(wheels.map((filename) => describe(folder, filename)));
    },
  };
}

async function list(folder: string, name: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new BuilderError('INVALID_BUILD', `cannot read the index folder ${name}`, { cause });
  }
}

async function describe(folder: string, filename: string): Promise<IndexFile> {
  const read = (): Promise<Uint8Array> => readFile(join(folder, filename));
  const digest = createHash('sha256')
    .update(await read())
    .digest('hex');
  return { filename, hashes: [`sha256:${digest}`], read };
}
