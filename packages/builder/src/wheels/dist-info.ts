import { normalizeName } from '../requirements/requirement.ts';
import { sameVersion } from '../requirements/version.ts';
import { listSome } from './list-some.ts';
import type { WheelName } from './wheel-name.ts';
import { keepMember, type ZipMember } from './zip-entry.ts';

const IN_INFO = /^[^/]*\.dist-info(?:\/|$)/i;

/** A wheel has one. */
const MOST_FOLDERS = 1_000;

/** Finds the .dist-info folder of a wheel among its members, and those files in it that are read. */
export class DistInfo {
  readonly #folders = new Set<string>();
  readonly #names: readonly string[];
  readonly #files = new Map<string, ZipMember>();

  /** @param names of the files that are read */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  add(member: ZipMember): void {
    const { path } = member;
    if (!IN_INFO.test(path)) return;
    const [top = ''] = path.split('/', 1);
    if (this.#folders.size < MOST_FOLDERS) this.#folders.add(top);
    const name = path.slice(top.length + 1);
    if (this.#folders.size === 1 && this.#names.includes(name)) this.#files.set(name, keepMember(member));
  }

  /** By its name in the folder, which is the only one. */
  file(name: string): ZipMember | undefined {
    return this.#files.get(name);
  }

  /** The only .dist-info folder; why there is none, or not the right one, is added to `problems`. */
  find(name: WheelName, problems: string[]): string | undefined {
    const [folder, ...others] = this.#folders;
    if (folder === undefined) problems.push('it has no .dist-info folder');
    else if (others.length > 0)
      problems.push(`it has several .dist-info folders: ${listSome([...this.#folders])}`);
    if (folder === undefined || others.length > 0) return undefined;
    const [, project = '', version = ''] = /^(.+?)-([^-]+)\.dist-info$/.exec(folder) ?? [];
    if (!isOf({ name: project, version }, name)) problems.push(`its folder is ${listSome([folder])}`);
    return folder;
  }
}

/** Whether a name and a version, in any spelling, are those of a wheel. */
export function isOf(
  found: { readonly name: string; readonly version: string },
  { key, version }: WheelName,
): boolean {
  return normalizeName(found.name) === key && sameVersion(found.version, version);
}
