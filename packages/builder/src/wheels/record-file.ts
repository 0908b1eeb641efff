/** A path, a hash and a size in CSV; a size is empty or a number of at most 64 bits. */
const ROW = /^(?:"((?:[^"]|"")*)"|[^,"]*),(?:"[^"]*"|[^,"]*),(?:\d{0,19}|"\d{0,19}")$/;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Bytes of a line; no path of a file is nearly as long. */
const LONGEST_LINE = 256 * 1024;

/**
 * The paths in a part of the RECORD of a wheel (PEP 376), one of each line; undefined for a line that cannot be read, after
 * which nothing is read.
 */
export type RecordPaths = Iterable<string | undefined>;

/** Reads the lines of a RECORD whose bytes come in chunks, which may be spent once the next one is asked for. */
export async function* readRecordPaths(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<RecordPaths, void, undefined> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = endOfLines(bytes);
    yield pathsIn(bytes.subarray(0, end));
    if (bytes.length - end > LONGEST_LINE) return yield [undefined];
    rest = Buffer.from(bytes.subarray(end));
  }
  yield pathsIn(rest);
}

/** Where the last line ends that is whole: after a carriage return, a line feed may follow. */
function endOfLines(bytes: Buffer): number {
  const lineFeed = bytes.lastIndexOf(LINE_FEED);
  const carriageReturn = bytes.subarray(0, -1).lastIndexOf(CARRIAGE_RETURN);
  return 1 + Math.max(lineFeed, carriageReturn);
}

function* pathsIn(lines: Buffer): Generator<string | undefined, void, undefined> {
  let start = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const byte = lines[at];
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    yield pathIn(lines.toString('utf8', start, at));
    if (byte === CARRIAGE_RETURN && lines[at + 1] === LINE_FEED) at += 1;
    start = at + 1;
  }
  if (start < lines.length) yield pathIn(lines.toString('utf8', start));
}

function pathIn(line: string): string | undefined {
  if (!ROW.test(line)) return undefined;
  if (line.startsWith('"')) return ROW.exec(line)?.[1]?.replaceAll('""', '"');
  return line.slice(0, line.indexOf(','));
}
