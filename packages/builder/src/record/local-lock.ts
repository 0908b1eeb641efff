import { join, relative } from 'node:path';
import { stringify } from 'smol-toml';
import type { Verified } from '../phases/verify.ts';
import { leadsOut } from '../requirements/local-files.ts';
import type { LockedFile } from '../requirements/requirement.ts';
import type { Component, EnvironmentContent } from './components.ts';

/** The locks and wheels that have the places of the files of an environment. */
export type LockedPlaces = Pick<Verified, 'wheels' | 'locks'> & {
  readonly build: Pick<Verified['build'], 'baseDirectory'>;
};

/** The name of the lock for an environment or a part of it: PEP 751 allows one word between two dots. */
export function localLockName(name: string): string {
  return `pylock.${name.replaceAll('.', '-')}.toml`;
}

/**
 * The lock (PEP 751) of the installed packages that a lock named by paths, which no index need have: with the frozen
 * requirement file it is one environment. Its paths start from the folder of the build; those that lead out of it are
 * left out. Undefined when there is none.
 */
export function localLock(content: EnvironmentContent, places: LockedPlaces): string | undefined {
  const { environment, components } = content;
  const requirements = places.locks
    .filter((lock) => lock.environment.name === environment)
    .flatMap((lock) => lock.requirements);
  const filenames = new Map([...places.wheels.values()].map(({ sha256, filename }) => [sha256, filename]));
  const packages = components.flatMap((component) => {
    const files = requirements.filter(({ key }) => key === component.key).flatMap((one) => one.files ?? []);
    const installed = installedFiles(component, filenames).map(({ filename, sha256 }) => {
      const file = files.find((one) => one.filename === filename);
      return file && placed(file, sha256, places.build.baseDirectory);
    });
    const known = installed.filter((file) => file !== undefined);
    const isLocal = known.some(({ path }) => path !== undefined);
    return isLocal && known.length === installed.length ? [packageOf(component, known)] : [];
  });
  if (packages.length === 0) return undefined;
  const lock = { 'lock-version': '1.0', 'created-by': 'ami-select', packages };
  return `# Paths start from the folder of the build: this file belongs there\n${stringify(lock)}\n`;
}

interface PlacedFile {
  readonly filename: string;
  readonly path?: string;
  readonly url?: string;
  readonly sha256: string;
}

/** Undefined for a file that has no place below the folder of the build. */
function placed(
  { filename, local, url }: LockedFile,
  sha256: string,
  baseDirectory: string,
): PlacedFile | undefined {
  if (local === undefined) return url === undefined ? undefined : { filename, url, sha256 };
  const path = relative(baseDirectory, join(local.base, local.path));
  return leadsOut(path) ? undefined : { filename, path, sha256 };
}

/** Its wheels, or the source archives that they were built of. */
function installedFiles(
  { sha256, built }: Component,
  filenames: ReadonlyMap<string, string>,
): readonly { readonly filename: string | undefined; readonly sha256: string }[] {
  return sha256.map((hash) => {
    const archive = built.find((wheel) => wheel.sha256 === hash)?.from;
    return archive ?? { filename: filenames.get(hash), sha256: hash };
  });
}

function packageOf({ name, version }: Component, files: readonly PlacedFile[]): object {
  const tables = files.map(({ filename, sha256, ...place }) => ({
    name: filename,
    ...place,
    hashes: { sha256 },
  }));
  const wheels = tables.filter(({ name: filename }) => filename.endsWith('.whl'));
  const [sdist] = tables.filter((table) => !wheels.includes(table));
  return { name, version, ...(wheels.length > 0 && { wheels }), ...(sdist !== undefined && { sdist }) };
}
