import { posix } from 'node:path';
import type { ZipMember } from './zip-entry.ts';

/** The environment, as its site-packages sees it. */
const ENVIRONMENT = '../../../';

const BIN = `${ENVIRONMENT}bin/`;

/** Where the folders of a `.data` go; headers have a folder of their project, and no other project writes there. */
const PLACES: Readonly<Record<string, string>> = {
  purelib: '',
  platlib: '',
  scripts: BIN,
  data: ENVIRONMENT,
};

const IN_DATA = /^[^/]+\.data\/([^/]+)\/(.+)$/s;

/** What another path may have in its place. */
const ODD_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** A place as site-packages sees it, and what tells two files apart that are for one place. */
export type InstalledCode = readonly [place: string, content: string];

/**
 * The module or program that a member of a wheel becomes, with its size and checksum in the archive; undefined for another
 * file. Two of one place that differ in these differ in their bytes: where the first line of a script is rewritten, it
 * becomes the same in both. Of two for one place, the later counts.
 */
export function installedCode({ path, size, crc }: ZipMember): InstalledCode | undefined {
  const place = IN_DATA.test(path) ? placeOf(path) : path;
  if (place === undefined || !isCode(place)) return undefined;
  return [ODD_PART.test(place) ? posix.normalize(place) : place, `${size} ${crc}`];
}

/** The programs of entry points, with what they call. */
export function* installedPrograms(
  programs: ReadonlyMap<string, string>,
): Generator<InstalledCode, void, undefined> {
  for (const [name, target] of programs) yield [posix.normalize(`${BIN}${name}`), `calls ${target}`];
}

/** A place as it is shown: below site-packages, or below the environment. */
export function showPlace(place: string): string {
  return place.startsWith(ENVIRONMENT) ? place.slice(ENVIRONMENT.length) : place;
}

function placeOf(path: string): string | undefined {
  const [, scheme = '', rest = ''] = IN_DATA.exec(path) ?? [];
  return Object.hasOwn(PLACES, scheme) ? `${PLACES[scheme]}${rest}` : undefined;
}

/** As `verify` takes it. */
function isCode(place: string): boolean {
  return place.startsWith(BIN) || /\.(?:py|so|pth)$|\.so\./.test(place);
}
