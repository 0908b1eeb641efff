/** Byte order marks with the encodings that they stand for. */
const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** Python's names for encodings that the platform calls otherwise. */
const LATIN_1 = /^(?:latin[-_]?1|iso[-_]?8859[-_]1|l1)$/i;
const CODING = /^#.*?coding[:=]\s*([-\w.]{1,40})/;

export interface Undecoded {
  readonly because: string;
  /** The line that cannot be read. */
  readonly line: number;
}

/**
 * Decodes a requirement file as pip does: by its byte order mark, by a `coding:` comment in its first two lines, else as
 * UTF-8. Gives the end of "is not valid because …" for anything else.
 */
export function decodeText(bytes: Buffer): { readonly text: string } | Undecoded {
  const [mark, encoding] = MARKS.find(([start]) => start.every((byte, index) => bytes[index] === byte)) ?? [
    [],
    codingOf(bytes),
  ];
  const text = decode(bytes.subarray(mark.length), encoding);
  if (text === undefined)
    return { because: `it is not a text in ${encoding}`, line: brokenLine(bytes, encoding) };
  const zero = text.indexOf('\0');
  if (zero === -1) return { text };
  return { because: 'it is not a text: it has zero bytes', line: text.slice(0, zero).split('\n').length };
}

function codingOf(bytes: Buffer): string {
  const lines = bytes.subarray(0, 1000).toString('latin1').split('\n', 2);
  const [coding] = lines.flatMap((line) => CODING.exec(line)?.[1] ?? []);
  return coding ?? 'utf-8';
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  if (LATIN_1.test(encoding)) return bytes.toString('latin1');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // A name that the platform does not know, or bytes that are not of this encoding.
    return undefined;
  }
}

/** In an encoding whose lines end in the byte of a line feed; the first line for others. */
function brokenLine(bytes: Buffer, encoding: string): number {
  const lines = bytes.toString('latin1').split('\n');
  const isWide = encoding.startsWith('utf-16');
  const at = isWide
    ? 0
    : lines.findIndex((line) => decode(Buffer.from(line, 'latin1'), encoding) === undefined);
  return Math.max(at, 0) + 1;
}
