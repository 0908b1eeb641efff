import { SomeNames } from './list-some.ts';
import { PathTable } from './path-table.ts';
import { release } from './release.ts';
import type { ZipMember } from './zip-entry.ts';

const STORED = 0;
const DEFLATED = 8;

/** Deflate makes at most this of one byte; a larger claim is none of a real archive. */
const LARGEST_RATIO = 1032;

const REASONS: readonly (readonly [title: string, isBad: (member: ZipMember) => boolean])[] = [
  ['leads out of the wheel', ({ path }) => isOutside(path)],
  ['has a name that no file can have', ({ path }) => path === '' || /[\p{Cc}\uFFFD]/u.test(path)],
  ['has a name with other letters than ASCII that is not marked as UTF-8', isUnmarked],
  ['is a link', ({ isLink }) => isLink],
  ['is encrypted', ({ isEncrypted }) => isEncrypted],
  [
    'is packed in another way than stored or deflated',
    ({ method }) => method !== STORED && method !== DEFLATED,
  ],
  ['claims a size that it cannot have', hasImpossibleSize],
];

/** Gathers why the members of an archive are refused, whatever they contain. */
export class MemberProblems {
  readonly #found = REASONS.map(([title, isBad]) => ({ title, isBad, paths: new SomeNames() }));
  readonly #twice = new SomeNames();
  readonly #isTwice: Uint8Array;
  readonly #table: PathTable;
  #packed = 0;
  #count = 0;

  /** @param most of the members that will be added */
  constructor(most: number) {
    this.#table = new PathTable(most);
    this.#isTwice = new Uint8Array(most);
  }

  /** Frees its memory; afterwards nothing can be added. */
  release(): void {
    this.#table.release();
    release(this.#isTwice);
  }

  /** The members that were added, by their order. */
  get table(): PathTable {
    return this.#table;
  }

  /** @returns whether the member is the first of its path */
  add(member: ZipMember): boolean {
    for (const { isBad, paths } of this.#found) if (isBad(member)) paths.add(member.path);
    this.#packed += member.compressedSize;
    const first = this.#table.add(member.path);
    if (first !== this.#count && this.#isTwice[first] === 0) {
      this.#twice.add(member.path);
      this.#isTwice[first] = 1;
    }
    this.#count += 1;
    return first === this.#count - 1;
  }

  /** @param archiveSize in bytes */
  list(archiveSize: number): readonly string[] {
    const bad = this.#found.filter(({ paths }) => paths.count > 0);
    const problems = bad.map(({ title, paths }) => `it has what ${title}: ${paths}`);
    if (this.#twice.count > 0) problems.push(`it has two files of one name: ${this.#twice}`);
    if (this.#packed > archiveSize) problems.push('its files overlap');
    return problems;
  }
}

/** pip unpacks it under another name, and uv refuses it. */
function isUnmarked({ path, isUtf8 }: ZipMember): boolean {
  return !isUtf8 && /\P{ASCII}/u.test(path);
}

function isOutside(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path);
}

function hasImpossibleSize({ method, size, compressedSize }: ZipMember): boolean {
  if (method === STORED) return size !== compressedSize;
  return method === DEFLATED && size > (compressedSize + 1) * LARGEST_RATIO;
}
