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

export interface InstalledCodeOptions {
  /** The .dist-info folder. */
  readonly folder: string;
  /** Programs of its entry points, and what they call. */
  readonly programs?: ReadonlyMap<string, string> | undefined;
}

/**
 * Lists the modules and programs of a wheel by their place as site-packages sees it, each with its size and checksum in the
 * archive, or what it calls. Two of one place that differ in these differ in their bytes: where the first line of a script
 * is rewritten, it becomes the same in both. Of two for one place, the later counts.
 */
export function* installedCode(
  members: Iterable<ZipMember>,
  { folder, programs = new Map() }: InstalledCodeOptions,
): Generator<readonly [place: string, content: string], void, undefined> {
  const data = `${folder.slice(0, -'.dist-info'.length)}.data/`;
  for (const { path, size, crc } of members) {
    const place = path.startsWith(data) ? placeOf(path.slice(data.length)) : path;
    if (place !== undefined && isCode(place)) yield [posix.normalize(place), `${size} ${crc}`];
  }
  for (const [name, target] of programs) yield [posix.normalize(`${BIN}${name}`), `calls ${target}`];
}

/** A place as it is shown: below site-packages, or below the environment. */
export function showPlace(place: string): string {
  return place.startsWith(ENVIRONMENT) ? place.slice(ENVIRONMENT.length) : place;
}

function placeOf(path: string): string | undefined {
  const [, scheme = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(path) ?? [];
  return Object.hasOwn(PLACES, scheme) ? `${PLACES[scheme]}${rest}` : undefined;
}

/** As `verify` takes it. */
function isCode(place: string): boolean {
  return place.startsWith(BIN) || /\.(?:py|so|pth)$|\.so\./.test(place);
}
