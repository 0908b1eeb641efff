/** A file that differs from its checksum. */
export interface DifferingFile {
  readonly path: string;
  /** False where it is missing as well. */
  readonly isReadable: boolean;
}

/** The file in a line of `checkFilesScript`, as `sha256sum -c` prints it; undefined for any other line. */
export function differingFile(line: string): DifferingFile | undefined {
  const [, path, unreadable] = /^\\?(.+): FAILED( open or read)?$/.exec(line) ?? [];
  return path === undefined ? undefined : { path, isReadable: unreadable === undefined };
}
