/** A file by the sha256 of its bytes. */
export interface Checksum {
  readonly path: string;
  readonly sha256: string;
}

/** Lines for `sha256sum -c`. */
export function checksumsOf(files: readonly Checksum[]): string {
  return files.map(({ path, sha256: digest }) => `${checksumLine(digest, path)}\n`).join('');
}

/** The files of such lines. */
export function parseChecksums(text: string): readonly Checksum[] {
  return text.split('\n').flatMap((line) => {
    const [, mark, sha256 = '', name = ''] = /^(\\?)([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (mark === undefined) return [];
    return [
      { path: mark === '' ? name : name.replace(/\\([\\nr])/g, (_, code) => ESCAPES[code] ?? ''), sha256 },
    ];
  });
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\', n: '\n', r: '\r' };

/** GNU's form: a line whose name is escaped begins with a backslash. */
function checksumLine(digest: string, path: string): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${digest}  ${escaped}`;
}
