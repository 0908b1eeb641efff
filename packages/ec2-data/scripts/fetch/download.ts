import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageSource } from '../sources.ts';

/**
 * Unpacks a wheel of PyPI into a folder of `home` and resolves with that folder. Needs Python with pip.
 * @throws Error when the file is not the pinned one.
 */
export function downloadWheel(name: string, source: PackageSource, home: string): string {
  const folder = join(home, name);
  const requirement = `${name}==${source.version}`;
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, requirement]);
  const [wheel] = readdirSync(folder);
  return unpack(join(folder, wheel ?? ''), source, folder);
}

/**
 * The same for a module of the Go proxy. Needs Go.
 * @throws Error when the file is not the pinned one.
 */
export function downloadGoModule(module: string, source: PackageSource, home: string): string {
  const folder = join(home, 'go');
  const query = `${module}@${source.version}`;
  // A module for a newer Go is reported as an error, though it was downloaded: the output has its path.
  const script = `go mod download -json ${query} || true`;
  const output = execFileSync('bash', ['-c', script], { cwd: home, encoding: 'utf8' });
  const { Zip } = JSON.parse(output) as { readonly Zip: string };
  return join(unpack(Zip, source, folder), query);
}

function unpack(archive: string, { source, sha256 }: PackageSource, folder: string): string {
  const found = createHash('sha256').update(readFileSync(archive)).digest('hex');
  if (found !== sha256) throw new Error(`${source}: sha256 is ${found}; expected ${sha256}`);
  execFileSync('python3', ['-m', 'zipfile', '-e', archive, folder]);
  return folder;
}
