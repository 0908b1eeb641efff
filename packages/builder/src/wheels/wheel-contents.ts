import { CodeMarker, type CodeMarks } from './code-marks.ts';
import { DataProblems } from './data-problems.ts';
import { DistInfo } from './dist-info.ts';
import { installedCode, installedPrograms } from './installed-code.ts';
import { MemberProblems } from './member-problems.ts';
import type { PathTable } from './path-table.ts';
import { release } from './release.ts';
import type { ZipMember } from './zip-entry.ts';

export interface WheelContentsOptions {
  /** Names of the files of the .dist-info that are read. */
  readonly read: readonly string[];
  /** Marks of the code that is kept by its names. */
  readonly wanted?: ReadonlySet<number> | undefined;
}

/** Gathers everything that is asked of the members of a wheel, each of which is seen once, in some 30 bytes of each. */
export class WheelContents {
  readonly info: DistInfo;
  /** 1 for each member that its RECORD need not list: folders, and what is there a second time. */
  readonly isListed: Uint8Array;
  readonly #members: MemberProblems;
  readonly #data = new DataProblems();
  readonly #code: CodeMarker;
  #unpackedBytes = 0;
  #count = 0;

  constructor(count: number, { read, wanted }: WheelContentsOptions) {
    this.info = new DistInfo(read);
    this.isListed = new Uint8Array(count);
    this.#members = new MemberProblems(count);
    this.#code = new CodeMarker(count, wanted);
  }

  get unpackedBytes(): number {
    return this.#unpackedBytes;
  }

  /** The members by their order. */
  get table(): PathTable {
    return this.#members.table;
  }

  add(member: ZipMember): void {
    const isFirst = this.#members.add(member);
    if (!isFirst || member.path.endsWith('/')) this.isListed[this.#count] = 1;
    this.#count += 1;
    this.#unpackedBytes += member.size;
    this.info.add(member);
    this.#data.add(member.path);
    const code = installedCode(member);
    if (code !== undefined) this.#code.add(code);
  }

  /** Frees its memory; afterwards it has nothing. */
  release(): void {
    this.#members.release();
    this.#code.release();
    release(this.isListed);
  }

  /** @param archiveSize in bytes */
  memberProblems(archiveSize: number): readonly string[] {
    return this.#members.list(archiveSize);
  }

  /** @param folder the .dist-info folder */
  dataProblems(folder: string): readonly string[] {
    return this.#data.list(folder);
  }

  /** @param programs of its entry points, and what they call */
  code(programs: ReadonlyMap<string, string> = new Map()): CodeMarks {
    for (const program of installedPrograms(programs)) this.#code.add(program);
    return this.#code.finish();
  }
}
