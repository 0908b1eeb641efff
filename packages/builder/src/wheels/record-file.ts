/** A path, a hash and a size in CSV; a size is empty or a number of at most 64 bits. */
const ROW = /^(?:"((?:[^"]|"")*)"|([^,"]*)),(?:"[^"]*"|[^,"]*),(?:\d{0,19}|"\d{0,19}")$/;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The path of each line of the RECORD of a wheel (PEP 376), one at a time; undefined for a line that cannot be read. */
export function* readRecordPaths(content: Buffer): Generator<string | undefined, void, undefined> {
  for (const line of linesOf(content)) {
    const [, quoted, plain] = ROW.exec(line) ?? [];
    yield quoted?.replaceAll('""', '"') ?? plain;
  }
}

function* linesOf(content: Buffer): Generator<string, void, undefined> {
  let start = 0;
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at];
    if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
    yield content.toString('utf8', start, at);
    if (byte === CARRIAGE_RETURN && content[at + 1] === LINE_FEED) at += 1;
    start = at + 1;
  }
  if (start < content.length) yield content.toString('utf8', start);
}
