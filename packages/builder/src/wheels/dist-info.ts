import { normalizeName } from '../requirements/requirement.ts';
import { sameVersion } from '../requirements/version.ts';
import { listSome } from './list-some.ts';
import type { WheelName } from './wheel-name.ts';
import type { ZipMembers } from './zip-directory.ts';

/** The only .dist-info folder of a wheel; why there is none, or not the right one, is added to `problems`. */
export function findInfo(members: ZipMembers, name: WheelName, problems: string[]): string | undefined {
  const folders = new Set<string>();
  for (const { path } of members) {
    const [folder = ''] = path.split('/', 1);
    if (/\.dist-info$/i.test(folder)) folders.add(folder);
  }
  const [folder, ...others] = folders;
  if (folder === undefined) problems.push('it has no .dist-info folder');
  else if (others.length > 0) problems.push(`it has several .dist-info folders: ${listSome([...folders])}`);
  if (folder === undefined || others.length > 0) return undefined;
  const [, project = '', version = ''] = /^(.+?)-([^-]+)\.dist-info$/.exec(folder) ?? [];
  if (!isOf({ name: project, version }, name)) problems.push(`its folder is ${listSome([folder])}`);
  return folder;
}

/** Whether a name and a version, in any spelling, are those of a wheel. */
export function isOf(
  found: { readonly name: string; readonly version: string },
  { key, version }: WheelName,
): boolean {
  return normalizeName(found.name) === key && sameVersion(found.version, version);
}
