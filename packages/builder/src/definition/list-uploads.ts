import { lstatSync, realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { findPath } from '@ami-select/core';
import type { LocalFile, TreeEntry } from '@ami-select/transport';
import type { Problem } from '../report/errors.ts';
import type { Build } from './build.ts';
import { isKeyFile, namesKeyFiles } from './key-files.ts';
import { isHidden, leftOutFolder, projectTree } from './project-tree.ts';
import { isInOutput, type RunOutputs } from './run-outputs.ts';
import { isGlob, uploadGlob } from './upload-glob.ts';

/** More is a mistake, or somebody else's disk. */
const MOST_FILES = 100_000;
const MOST_GIBIBYTES = 10;
const MOST_SHOWN = 50;

const ENTRIES = 'files, folders or globs below the folder of the build';
const REGULAR_FILES = 'regular files below the folder of the build; name those to send in upload';
const OF_OUTPUT = 'files of the output directory are never uploaded';
const UNWRITTEN = 'upload without it, or the output elsewhere';

/** A file to upload, as it was when it was checked. */
export interface Upload extends TreeEntry {
  readonly content: LocalFile & { readonly identity: NonNullable<LocalFile['identity']> };
}

export interface UploadListing {
  readonly files: readonly Upload[];
  /** Key files that no entry of `upload` names; they stay here. */
  readonly leftOut: readonly string[];
  /** Files that the output of the run goes to, which no entry names; they stay here. */
  readonly written: readonly string[];
  /** One for every entry that matches nothing, and for every file that is refused. */
  readonly problems: readonly Problem[];
}

/**
 * The files that a build uploads: its project, and files, whole folders and globs below its base directory; hidden ones
 * and key files when named. A link is refused unless it leads to a regular file that could be uploaded itself, and one
 * that no entry names exactly unless git does not ignore that file. What the run writes to stays here.
 */
export function listUploads({
  baseDirectory,
  upload,
  project,
  unignored,
  outputs = {},
}: Build): UploadListing {
  const listing = new Listing(baseDirectory, unignored && new Set(unignored), outputs);
  for (const path of project?.files ?? []) listing.add(path);
  for (const entry of upload) listing.addEntry(entry);
  return listing.finish();
}

class Listing {
  readonly #base: string;
  readonly #paths = new Set<string>();
  /** Paths that an entry of `upload` matches; the others are those of the project, which git may have chosen. */
  readonly #wanted = new Set<string>();
  /** Paths that are entries themselves. */
  readonly #exact = new Set<string>();
  readonly #unignored: ReadonlySet<string> | undefined;
  readonly #leftOut = new Set<string>();
  readonly #written: string[] = [];
  readonly #outputs: RunOutputs;
  readonly #problems: Problem[] = [];

  constructor(base: string, unignored: ReadonlySet<string> | undefined, outputs: RunOutputs) {
    this.#outputs = outputs;
    this.#base = base;
    this.#unignored = unignored;
  }

  add(path: string, namesKeys = false): void {
    if (isInOutput(this.#base, path, this.#outputs)) return;
    if (isKeyFile(path) && !namesKeys) this.#leftOut.add(path);
    else this.#paths.add(path);
  }

  addEntry(entry: string): void {
    const path = posix.normalize(entry).replace(/(?<=.)\/$/, '');
    const found = this.#matches(path);
    this.#exact.add(path);
    if (typeof found === 'string') this.#complain(entry, found, ENTRIES);
    else if (found.length === 0) this.#complain(entry, 'it matches no file', ENTRIES);
    for (const match of typeof found === 'string' ? [] : found) {
      this.#wanted.add(match);
      this.add(match, namesKeyFiles(path));
    }
  }

  finish(): UploadListing {
    const leftOut = [...this.#leftOut].filter((path) => !this.#paths.has(path)).sort();
    if (this.#paths.size > MOST_FILES) {
      this.#complain(
        `${this.#paths.size} files`,
        `more than ${MOST_FILES} files are never uploaded`,
        ENTRIES,
      );
      return { files: [], leftOut, written: [], problems: this.#problems };
    }
    const files = [...this.#paths].sort().flatMap((path) => this.#describe(path));
    const bytes = files.reduce((sum, { content }) => sum + content.identity.size, 0);
    if (bytes > MOST_GIBIBYTES * 2 ** 30)
      this.#complain(`${bytes} bytes`, `more than ${MOST_GIBIBYTES} GiB are never uploaded`, ENTRIES);
    return { files, leftOut, written: this.#written, problems: shorten(this.#problems) };
  }

  /** What an entry stands for, or why it is refused. */
  #matches(path: string): readonly string[] | string {
    const never = leftOutFolder(path);
    if (never !== undefined) return `files of ${never} are never uploaded`;
    if (isInOutput(this.#base, path, this.#outputs)) return OF_OUTPUT;
    const stats = lstatSync(join(this.#base, path), { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isDirectory()) return [path];
    if (stats === undefined && !isGlob(path)) return [];
    const parts = path.split('/');
    const folder = stats ? path : parts.slice(0, parts.findIndex(isGlob)).join('/') || '.';
    const matches = stats ? () => true : uploadGlob(`${path}/**`);
    if (typeof matches !== 'function') return matches.problem;
    const root = findPath({ base: this.#base, path: folder, kind: 'folder' });
    if ('because' in root) return root.isMissing ? [] : root.because;
    return this.#below(folder, isHidden(path)).filter(matches);
  }

  #below(folder: string, takesHidden: boolean): readonly string[] {
    const paths: string[] = [];
    for (const path of projectTree(this.#base, folder, takesHidden)) {
      if (!isInOutput(this.#base, path, this.#outputs)) paths.push(path);
      if (paths.length > MOST_FILES) break;
    }
    return paths;
  }

  #describe(path: string): readonly Upload[] {
    const found = findPath({ base: this.#base, path, kind: 'file' });
    const because = 'because' in found ? found.because : (whyNoName(path) ?? this.#whyKept(path, found.path));
    if ('because' in found || because !== undefined) {
      this.#complain(path, String(because), REGULAR_FILES);
      return [];
    }
    const { dev, ino, size, mode } = found.stats;
    if (this.#outputs.streams?.some((stream) => stream.dev === dev && stream.ino === ino)) {
      if (this.#exact.has(path)) this.#complain(path, 'the output of this run goes there', UNWRITTEN);
      else this.#written.push(path);
      return [];
    }
    const content = { file: found.path, identity: { dev, ino, size } };
    return [{ path, content, mode: mode & 0o111 ? 0o755 : 0o644 }];
  }

  /** A link must not send under its own name what stays here under the target's. */
  #whyKept(path: string, real: string): string | undefined {
    const target = relative(realpathSync.native(this.#base), real).split(sep).join('/');
    if (isInOutput(this.#base, target, this.#outputs)) return 'it is a link into the output directory';
    if (target === path || this.#paths.has(target)) return undefined;
    if (isKeyFile(target)) return 'it is a link to a key file';
    if (this.#exact.has(path)) return undefined;
    const maySend = this.#unignored === undefined ? this.#wanted.has(path) : this.#unignored.has(target);
    return maySend ? undefined : 'it is a link to a file that git ignores';
  }

  #complain(value: string, because: string, expected: string): void {
    const message = `${JSON.stringify(value)} is not valid because ${because}; expected ${expected}`;
    this.#problems.push({ code: 'INVALID_BUILD', field: 'build.upload', message });
  }
}

function whyNoName(path: string): string | undefined {
  return path.includes('\\') ? 'its name contains a backslash' : undefined;
}

/** A folder of somebody's links must not become a message of a megabyte. */
function shorten(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MOST_SHOWN;
  if (more <= 0) return problems;
  const message = more === 1 ? '1 more file is refused' : `${more} more files are refused`;
  return [...problems.slice(0, MOST_SHOWN), { code: 'INVALID_BUILD', field: 'build.upload', message }];
}
