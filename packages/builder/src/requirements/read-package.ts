import { isPlainObject } from '@ami-select/core';
import type { Problem } from '../report/errors.ts';
import { type ChosenSets, chooseSets } from './choose-sets.ts';
import { locateFile } from './local-files.ts';
import { type Marker, usesExtra } from './marker.ts';
import { parseMarker } from './parse-marker.ts';
import { readFile, readWheel, versionOfWheel } from './read-locked-files.ts';
import { type LockedFile, normalizeName, type Requirement } from './requirement.ts';
import { parseSpecifiers } from './specifier.ts';
import { type Complain, fieldOf, stringOf, type Table, tablesOf } from './toml-table.ts';
import { isVersion } from './version.ts';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const HINT = 'a lock of dependencies alone has none: uv export --no-emit-workspace';
const SOURCES: Readonly<Record<string, string>> = {
  directory: `a folder is not a pinned wheel; ${HINT}`,
  vcs: 'what comes from version control is not a pinned wheel of the index',
  archive: 'what comes from an address of its own is not a pinned wheel of the index',
};

export interface PackagePlace {
  readonly file: string;
  readonly line: number;
  readonly chosen: ChosenSets;
  /** Of the lock; files that it names by paths are not looked for when it is absent. */
  readonly folder?: string | undefined;
}

/** Reads one package of a lock; gives all of its problems when it has any, and nothing when nobody chose it. */
export function readPackage(
  table: Table,
  { file, line, chosen, folder }: PackagePlace,
): { readonly requirement?: Requirement | undefined; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const name = fieldOf(table, 'name');
  const isNamed = typeof name === 'string' && NAME.test(name);
  const complain: Complain = (code, message) =>
    void problems.push({ code, message: isNamed ? `${name}: ${message}` : message, file, line });
  if (!isNamed) {
    complain('INVALID_BUILD', 'the name of the package is missing or not valid');
    return { problems };
  }
  const source = Object.keys(SOURCES).find((key) => fieldOf(table, key) !== undefined);
  if (source !== undefined) {
    complain('INVALID_BUILD', SOURCES[source] ?? '');
    return { problems };
  }
  const key = normalizeName(name);
  const { marker, markerText } = readMarker(table, complain);
  const applies = marker === undefined ? 'always' : chooseSets(marker, chosen);
  const version = readVersion(table, complain);
  const pythons = stringOf(table, 'requires-python', complain);
  // One that cannot be read is the package's own, and excludes nothing.
  const requiresPython = parseSpecifiers(pythons ?? '') ?? [];
  const found = problems.length > 0 ? [] : readPackageFiles(table, { key, version }, complain);
  const files = folder === undefined ? found : located(found, folder, complain);
  const pinned = version ?? files.flatMap(({ filename }) => versionOfWheel(filename) ?? [])[0];
  if (problems.length === 0 && pinned === undefined) complain('UNPINNED', 'it has no version');
  if (problems.length > 0 || pinned === undefined) return { problems };
  if (applies === 'never') return { problems };
  const hashes = [...new Set(files.flatMap((one) => one.hashes))];
  const about = { marker: applies === 'always' ? undefined : applies, markerText, files, file, line };
  const limited = requiresPython.length > 0 && { requiresPython };
  return { requirement: { name, key, version: pinned, extras: [], hashes, ...about, ...limited }, problems };
}

function located(files: readonly LockedFile[], folder: string, complain: Complain): readonly LockedFile[] {
  return files.flatMap((one) => {
    const file = locateFile(one, folder);
    if (!('because' in file)) return [file];
    complain('INVALID_BUILD', file.because);
    return [];
  });
}

function readVersion(table: Table, complain: Complain): string | undefined {
  const version = stringOf(table, 'version', complain);
  if (version === undefined || isVersion(version)) return version;
  complain('UNPINNED', 'its version is not an exact version');
  return undefined;
}

function readMarker(
  table: Table,
  complain: Complain,
): { readonly marker?: Marker | undefined; readonly markerText?: string | undefined } {
  const markerText = stringOf(table, 'marker', complain);
  if (markerText === undefined) return {};
  const marker = parseMarker(markerText);
  if ('problem' in marker) complain('INVALID_BUILD', marker.problem);
  else if (usesExtra(marker)) complain('INVALID_BUILD', 'extra has no meaning in a lock; expected extras');
  else return { marker, markerText };
  return {};
}

function readPackageFiles(
  table: Table,
  owner: { readonly key: string; readonly version: string | undefined },
  complain: Complain,
): readonly LockedFile[] {
  const wheels = tablesOf(table, 'wheels', complain);
  const sdist = fieldOf(table, 'sdist');
  if (wheels === undefined) return [];
  if (sdist !== undefined && !isPlainObject(sdist)) {
    complain('INVALID_BUILD', 'sdist is not valid because it is not a table; expected a table');
    return [];
  }
  if (wheels.length === 0 && sdist === undefined)
    complain('INVALID_BUILD', 'it has neither a wheel nor a source archive');
  const files = wheels.map((wheel) => readWheel(wheel, owner, complain));
  if (sdist !== undefined) files.push(readFile(sdist, complain));
  return files.filter((one) => one !== undefined);
}
