import { posix } from 'node:path';
import { foldName, portablePath } from '@ami-select/core';
import { LeftList } from './left-list.ts';
import type { ListedName } from './name-splitter.ts';
import { type PathGlob, pathGlob, pathProblem } from './path-glob.ts';

/** Folders above one file; every system takes as many, and nobody creates a million of them for ten thousand files. */
const DEEPEST = 64;

/** Characters of a name in a message. */
const LONGEST_SHOWN = 200;

/** How the name of something begins that is neither a file nor a folder: `find` prints its folder as it was given. */
export const IRREGULAR = './/';

/** The names of a listing that match, at most `most` of them: each name on the machine with the name it gets here. */
export class MatchList {
  readonly left: LeftList = new LeftList();
  /** Patterns that match something. */
  readonly matched: Set<string> = new Set();
  readonly #globs: readonly (PathGlob & { readonly pattern: string })[];
  readonly #most: number;
  readonly #matches = new Map<string, string>();
  #isFull = false;

  constructor(patterns: readonly string[], most: number) {
    this.#globs = patterns.map((pattern) => ({ pattern, ...pathGlob(pattern) }));
    this.#most = most;
  }

  /** A further match was listed than the limit allows. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** The machine is not trusted: its names may be anything. */
  add({ bytes, isCut }: ListedName): void {
    const path = posix.normalize(bytes.toString('utf8'));
    if (this.#isFull || this.#matches.has(path)) return;
    if (!this.#isMatch(path)) return;
    const verdict = judge(bytes, { path, isCut });
    if ('reason' in verdict) this.left.add(show(bytes, path), verdict.reason);
    else if (this.#matches.size >= this.#most) this.#isFull = true;
    else this.#matches.set(path, verdict.name);
  }

  #isMatch(path: string): boolean {
    let isMatch = false;
    for (const { pattern, test } of this.#globs) {
      if (isMatch && this.matched.has(pattern)) continue;
      if (!test(path)) continue;
      isMatch = true;
      this.matched.add(pattern);
    }
    return isMatch;
  }

  /** The matches sorted, without those that would be one file on some disks; the first of such twins stays in. */
  finish(): ReadonlyMap<string, string> {
    const kept = new Map<string, string>();
    const files = new Map<string, string>();
    const folders = new Map<string, string>();
    for (const [path, name] of [...this.#matches].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const folded = foldName(name);
      const above = foldersOf(folded);
      const twin = files.get(folded) ?? folders.get(folded) ?? firstOf(files, above);
      if (twin !== undefined) {
        this.left.add(path, `some disks take it for the same file as "${twin}"`);
        continue;
      }
      kept.set(path, name);
      files.set(folded, name);
      for (const folder of above) folders.set(folder, name);
    }
    return kept;
  }
}

interface Listed {
  readonly path: string;
  readonly isCut: boolean;
}

function judge(
  bytes: Buffer,
  { path, isCut }: Listed,
): { readonly name: string } | { readonly reason: string } {
  if (bytes.subarray(0, IRREGULAR.length).toString('latin1') === IRREGULAR)
    return { reason: 'it is a link, a pipe or a device, and only regular files come home' };
  if (isCut) return { reason: 'it is longer than any path' };
  if (!isText(bytes)) return { reason: 'it is not UTF-8' };
  const problem = pathProblem(path);
  if (problem !== undefined) return { reason: `it ${problem}` };
  if (path.split('/').length > DEEPEST) return { reason: `it is more than ${DEEPEST} folders deep` };
  return portablePath(path);
}

/** A name for a message: bytes that are no text as `bad\xff.txt`, and a long one cut. */
function show(bytes: Buffer, path: string): string {
  const text = isText(bytes)
    ? path
    : posix
        .normalize(bytes.toString('latin1'))
        .replaceAll(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function isText(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function firstOf(files: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  for (const name of names) if (files.has(name)) return files.get(name);
  return undefined;
}
