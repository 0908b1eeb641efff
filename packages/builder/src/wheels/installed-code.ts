import { posix } from 'node:path';
import type { ZipMember } from './zip-directory.ts';

/** Folders of a `.data` whose files lie beside those of the wheel itself. */
const BESIDE = /^(?:purelib|platlib)\/(.+)$/;

/**
 * The modules of a wheel by their place in site-packages, each with its size and checksum in the archive. Two of one place
 * that differ in these differ in their bytes. Scripts are left out: which ones are rewritten stands in their first line.
 * @param folder the .dist-info folder
 */
export function installedCode(members: readonly ZipMember[], folder: string): ReadonlyMap<string, string> {
  const data = `${folder.slice(0, -'.dist-info'.length)}.data/`;
  const code = new Map<string, string>();
  for (const { path, size, crc } of members) {
    const place = path.startsWith(data) ? BESIDE.exec(path.slice(data.length))?.[1] : path;
    if (place !== undefined && isCode(place)) code.set(posix.normalize(place), `${size} ${crc}`);
  }
  return code;
}

/** As `verify` takes it. */
function isCode(path: string): boolean {
  return /\.(?:py|so|pth)$|\.so\./.test(path);
}
