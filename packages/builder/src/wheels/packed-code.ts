import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What a wheel installs, as `installedCode` has it, in little memory: a large wheel has tens of thousands of places. */
export class PackedCode {
  /** A number for each place; two places may have the same. */
  readonly marks: Uint32Array;
  readonly #packed: Buffer;

  constructor(code: ReadonlyMap<string, string>) {
    this.marks = Uint32Array.from(code.keys(), markOf);
    this.#packed = deflateRawSync(JSON.stringify([...code]), { level: 1 });
  }

  /** The part whose places have one of the marks. */
  at(marks: ReadonlySet<number>): ReadonlyMap<string, string> {
    if (!this.marks.some((mark) => marks.has(mark))) return new Map();
    const code = JSON.parse(inflateRawSync(this.#packed).toString('utf8')) as readonly [string, string][];
    return new Map(code.filter(([place]) => marks.has(markOf(place))));
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

function markOf(place: string): number {
  return crc32(place);
}
