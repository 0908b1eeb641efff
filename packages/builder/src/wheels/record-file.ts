/** The first cell of a line of CSV. */
const PATH = /^(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/;

/** The paths that the RECORD of a wheel lists (PEP 376); undefined when a line of it cannot be read. */
export function readRecordPaths(text: string): ReadonlySet<string> | undefined {
  const paths = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, quoted, plain] = PATH.exec(line) ?? [];
    const path = quoted?.replaceAll('""', '"') ?? plain;
    if (path === undefined) return undefined;
    paths.add(path);
  }
  return paths;
}
