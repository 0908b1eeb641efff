import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex } from '@ami-select/example-index/build';
import { parse } from 'yaml';
import type { Build } from '../definition/build.ts';
import { loadBuild } from '../definition/load-build.ts';
import { sha256 } from '../wheels/digest.ts';
import { tempFolder } from './temp-folder.ts';

export const exampleFolder: string = join(import.meta.dirname, '../../../../examples/python');

/** Hashes of the example's wheels by pin, such as `greeter==1.4`. */
export const hashes: ReadonlyMap<string, string> = new Map(
  buildIndex().map(({ filename, bytes }) => [filename.split('-').slice(0, 2).join('=='), sha256(bytes)]),
);

/** The build of the example project, with some fields replaced. */
export function exampleBuild(changes: Readonly<Record<string, unknown>> = {}): Build {
  const { build } = parse(readFileSync(join(exampleFolder, 'ami-select.yml'), 'utf8')) as { build: object };
  return loadBuild({ ...build, ...changes }, { baseDirectory: exampleFolder });
}

/** A project of one environment with its own requirement file and index. */
export async function project(
  requirements: string,
  { folder, ...changes }: Readonly<Record<string, unknown>> & { readonly folder?: string } = {},
): Promise<Build> {
  const baseDirectory = folder ?? (await tempFolder());
  await cp(join(exampleFolder, 'index/wheels'), join(baseDirectory, 'wheels'), { recursive: true });
  await writeFile(join(baseDirectory, 'r.txt'), requirements);
  const environments = { app: { requirements: ['r.txt'] } };
  const defaults = { environments, index: 'wheels', upload: [], steps: [{ run: 'true' }] };
  return { ...exampleBuild({ ...defaults, ...changes }), baseDirectory };
}

/** A line of a requirement file. */
export function pin(requirement: string, hash: string = hashes.get(requirement) ?? ''): string {
  return `${requirement} --hash=sha256:${hash}\n`;
}
