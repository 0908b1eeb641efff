import { posix } from 'node:path';
import { isPlainObject } from '@ami-select/core';
import { isWeb } from '../definition/index-address.ts';
import { isFileAddress, leadsOut } from './local-files.ts';
import { type LockedFile, normalizeName } from './requirement.ts';
import { type Complain, fieldOf, stringOf, type Table } from './toml-table.ts';
import { sameVersion } from './version.ts';

const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };
const WHEEL = /^([A-Za-z0-9._]+)-([^-]+)(?:-\d[^-]*)?-[^-]+-[^-]+-[^-]+\.whl$/;
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._+!-]*$/;

/** The project and version of a package. */
export interface FileOwner {
  readonly key: string;
  /** Undefined when the lock has none: then the wheels say it. */
  readonly version: string | undefined;
}

/** Reads one wheel of a package; undefined when something is wrong with it. */
export function readWheel(
  wheel: Table,
  { key, version }: FileOwner,
  complain: Complain,
): LockedFile | undefined {
  const file = readFile(wheel, complain);
  if (file === undefined) return undefined;
  const { filename } = file;
  const [, project, wheelVersion = ''] = WHEEL.exec(filename) ?? [];
  if (project === undefined) complain('INVALID_BUILD', `${filename} is not the name of a wheel`);
  else if (normalizeName(project) !== key || (version !== undefined && !sameVersion(wheelVersion, version)))
    complain('INVALID_BUILD', `${filename} is a wheel of something else`);
  else return file;
  return undefined;
}

/** The version that a wheel has in its name. */
export function versionOfWheel(filename: string): string | undefined {
  return WHEEL.exec(filename)?.[2];
}

/** Reads a wheel or a source archive: its own name, from its address or path, its hashes and its size. */
export function readFile(file: Table, complain: Complain): LockedFile | undefined {
  const problems: string[] = [];
  const note: Complain = (code, message) => {
    problems.push(message);
    complain(code, message);
  };
  const url = stringOf(file, 'url', note);
  const path = stringOf(file, 'path', note);
  if (problems.length > 0) return undefined;
  const because = whyNoPlace(url, path);
  const filename = url === undefined ? posix.basename(path ?? '') : nameInAddress(url);
  const given = stringOf(file, 'name', note);
  if (because !== undefined) note('INVALID_BUILD', because);
  else if (!PLAIN_NAME.test(filename) || !PLAIN_NAME.test(given ?? filename))
    note('INVALID_BUILD', 'a file of the package has no name that a file may have');
  const hashes = problems.length === 0 ? readHashes(file, filename, note) : [];
  if (problems.length > 0) return undefined;
  const size = fieldOf(file, 'size');
  if (size === undefined || Number.isSafeInteger(size)) {
    return { filename, url, path, hashes, size: size === undefined ? undefined : Number(size) };
  }
  note('INVALID_BUILD', `the size of ${filename} is not valid because it is not an integer; expected bytes`);
  return undefined;
}

/** The address or path of a file, without what leads out of the folder of the lock. */
function whyNoPlace(url: string | undefined, path: string | undefined): string | undefined {
  if (url !== undefined) {
    if (isFileAddress(url)) return undefined;
    if (!URL.canParse(url) || !isWeb(new URL(url)))
      return 'the url of a file is not valid; expected https://… or file:///…';
    const { username, password } = new URL(url);
    return username + password === ''
      ? undefined
      : 'the url of a file has credentials; expected none in a lock';
  }
  if (path === undefined || path === '') return 'a file has neither url nor path';
  return leadsOut(path) ? 'the path of a file leads out of the folder of the lock' : undefined;
}

function nameInAddress(url: string): string {
  if (!URL.canParse(url)) return '';
  const name = posix.basename(new URL(url).pathname);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function readHashes(file: Table, filename: string, complain: Complain): readonly string[] {
  const table = fieldOf(file, 'hashes') ?? {};
  if (!isPlainObject(table) || !Object.values(table).every((digest) => typeof digest === 'string')) {
    complain('INVALID_BUILD', `the hashes of ${filename} are not valid; expected { sha256 = "..." }`);
    return [];
  }
  const known = Object.entries(table).filter(([algorithm]) => Object.hasOwn(DIGEST_LENGTHS, algorithm));
  const isWhole = known.every(
    ([algorithm, digest]) =>
      String(digest).length === DIGEST_LENGTHS[algorithm] && /^[0-9a-fA-F]+$/.test(String(digest)),
  );
  if (known.length === 0 || !isWhole)
    complain('HASH', `${filename} has no sha256, sha384 or sha512 in full hexadecimal`);
  return known.map(([algorithm, digest]) => `${algorithm}:${String(digest).toLowerCase()}`);
}
