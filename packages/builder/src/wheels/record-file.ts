/** A path, a hash and a size in CSV; a size is empty or a number of at most 64 bits. */
const ROW = /^(?:"((?:[^"]|"")*)"|([^,"]*)),(?:"[^"]*"|[^,"]*),(?:\d{0,19}|"\d{0,19}")$/;

/** The paths that the RECORD of a wheel lists (PEP 376), or the first line, from 1 on, that cannot be read. */
export function readRecordPaths(text: string): ReadonlySet<string> | { readonly unreadable: number } {
  const paths = new Set<string>();
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  for (const [at, line] of lines.entries()) {
    const [, quoted, plain] = ROW.exec(line) ?? [];
    const path = quoted?.replaceAll('""', '"') ?? plain;
    if (path === undefined) return { unreadable: at + 1 };
    paths.add(path);
  }
  return paths;
}
