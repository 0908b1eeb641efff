import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

type Code = readonly (readonly [place: string, content: string])[];

/** Places that are packed together. */
const PART = 1_000;

/** What a wheel installs, as `installedCode` has it, in little memory: a large wheel has tens of thousands of places. */
export class PackedCode {
  /** A number for each place; two places may have the same. */
  readonly marks: Uint32Array;
  readonly #parts: readonly Uint8Array[];

  constructor(code: Iterable<Code[number]>) {
    const marks: number[] = [];
    const parts: Uint8Array[] = [];
    let part: Code[number][] = [];
    for (const entry of code) {
      marks.push(markOf(entry[0]));
      part.push(entry);
      if (part.length < PART) continue;
      parts.push(pack(part));
      part = [];
    }
    this.marks = Uint32Array.from(marks);
    this.#parts = [...parts, pack(part)];
  }

  /** The part whose places have one of the marks. */
  at(marks: ReadonlySet<number>): ReadonlyMap<string, string> {
    if (!this.marks.some((mark) => marks.has(mark))) return new Map();
    return new Map(this.#parts.flatMap((part) => unpack(part).filter(([place]) => marks.has(markOf(place)))));
  }
}

/** The marks that more than one of several wheels have. */
export function sharedMarks(wheels: readonly PackedCode[]): ReadonlySet<number> {
  const all = new Uint32Array(wheels.reduce((sum, { marks }) => sum + marks.length, 0));
  let at = 0;
  for (const { marks } of wheels) {
    all.set(marks, at);
    at += marks.length;
  }
  all.sort();
  return new Set(all.filter((mark, index) => index > 0 && mark === all[index - 1]));
}

function pack(code: Code): Uint8Array {
  // A copy, because what zlib returns is a view of a larger piece.
  return new Uint8Array(deflateRawSync(JSON.stringify(code), { level: 1 }));
}

function unpack(packed: Uint8Array): Code {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as Code;
}

function markOf(place: string): number {
  return crc32(place);
}
