import { isSdistOf } from '../wheels/sdist-name.ts';
import { isOneOf, wheelVersion } from '../wheels/wheel-version.ts';
import type { PageFile } from './page-file.ts';

/** Versions that a message names where a page has no file of the wanted one. */
const OTHER_VERSIONS = 8;

interface Placed {
  readonly place: number;
  readonly file: PageFile;
}

/**
 * What is needed of a page: the files of some versions; of the last of the others one wheel each, for messages; one file
 * at least. A page can have a hundred thousand.
 */
export class NeededFiles {
  readonly #key: string;
  readonly #versions: readonly string[];
  readonly #files: Placed[] = [];
  /** In a circle: a collection that grows and shrinks would hold what left it until much garbage has gathered. */
  readonly #others: (Placed & { readonly version: string })[] = [];
  #otherVersions = 0;
  #count = 0;

  /** @param key of the project, normalised */
  constructor(key: string, versions: Iterable<string>) {
    this.#key = key;
    this.#versions = [...versions];
  }

  /** In the order of the page. */
  get files(): readonly PageFile[] {
    const placed = [...this.#files, ...this.#others];
    return placed.sort((one, other) => one.place - other.place).map(({ file }) => file);
  }

  add(file: PageFile): void {
    const { filename } = file;
    const place = this.#count;
    this.#count += 1;
    if (!filename.endsWith('.whl')) {
      if (place === 0 || this.#isSdist(filename)) this.#files.push({ place, file });
      return;
    }
    const version = wheelVersion(filename);
    if (this.#others.some((other) => other.version === version)) return;
    if (isOneOf(version, this.#versions)) {
      this.#files.push({ place, file });
      return;
    }
    this.#others[this.#otherVersions % OTHER_VERSIONS] = { place, file, version };
    this.#otherVersions += 1;
  }

  #isSdist(filename: string): boolean {
    return this.#versions.some((version) => isSdistOf(filename, { key: this.#key, version }));
  }
}
