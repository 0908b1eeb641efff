/** A file by the sha256 of its bytes. */
export interface Checksum {
  readonly path: string;
  readonly sha256: string;
}

/** Lines for `sha256sum -c`. */
export function checksumsOf(files: readonly Checksum[]): string {
  return files.map(({ path, sha256: digest }) => `${checksumLine(digest, path)}\n`).join('');
}

/** GNU's form: a line whose name is escaped begins with a backslash. */
function checksumLine(digest: string, path: string): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === path ? '' : '\\'}${digest}  ${escaped}`;
}
