import { normalizeName } from '../requirements/requirement.ts';
import { sameVersion } from '../requirements/version.ts';

const ARCHIVE = /\.(?:tar\.(?:gz|bz2|xz|Z)|tgz|zip)$/;

/** Whether a file has the name of a source archive. */
export function isSdistName(filename: string): boolean {
  return /^[A-Za-z0-9][\w.+!-]*-[\w.+!-]+$/.test(filename) && ARCHIVE.test(filename);
}

/** Whether a file may be a source archive of a project; old ones name the project in any spelling. */
export function isSdistOfProject(filename: string, key: string): boolean {
  if (!isSdistName(filename)) return false;
  for (let at = filename.indexOf('-'); at !== -1; at = filename.indexOf('-', at + 1))
    if (normalizeName(filename.slice(0, at)) === key) return true;
  return false;
}

/** Whether a file is the source archive of a project's version; old ones name the project in any spelling. */
export function isSdistOf(
  filename: string,
  { key, version }: { readonly key: string; readonly version: string },
): boolean {
  if (!isSdistName(filename)) return false;
  const stem = filename.replace(ARCHIVE, '');
  for (let at = stem.indexOf('-'); at !== -1; at = stem.indexOf('-', at + 1)) {
    if (normalizeName(stem.slice(0, at)) === key && sameVersion(stem.slice(at + 1), version)) return true;
  }
  return false;
}
