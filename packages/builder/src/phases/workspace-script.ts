import { createHash } from 'node:crypto';
import { ENTER, FOLDERS } from '../machine/layout.ts';
import { checkFilesScript } from './check-files-script.ts';

export interface WorkspaceQuery {
  readonly files: number;
  /** Below the workspace, in any order. */
  readonly executables: readonly string[];
}

/** What `workspaceScript` prints before the names of the executable files that it found. */
export const OTHER_MODES = 'other executable files:';

/**
 * Compares the workspace with checksums on standard input, its number of files and which are executable. Names may hold
 * line ends, so that what `find` prints is divided by zero bytes, and shown with both swapped.
 */
export function workspaceScript({ files, executables }: WorkspaceQuery): string {
  const { workspace } = FOLDERS;
  return [
    ENTER,
    `count=$(($(find ${workspace} ! -type d -print0 | tr -dc '\\0' | wc -c)))`,
    `[ "$count" = ${files} ] || { echo "${workspace} has $count files instead of ${files}"; exit 1; }`,
    ...(files > 0 ? [`(\n${checkFilesScript()}\n) || exit 1`] : []),
    `odd=$(find ${workspace} ! -type d ${WRITABLE} | head -n 1)`,
    `[ -z "$odd" ] || { echo "${workspace} has files that others may write to, or that give their rights"; exit 1; }`,
    `cd ${workspace}`,
    `executables() { find . -type f -perm -100 -print0; }`,
    'digest=$(executables | LC_ALL=C sort -z | sha256sum)',
    `[ "\${digest%% *}" = ${digestOf(executables)} ] || { echo '${OTHER_MODES}'; executables | tr '\\n\\0' '\\0\\n' | head -c 3000000; exit 1; }`,
  ].join('\n');
}

/** Nothing is delivered with such a mode. */
const WRITABLE = '\\( -perm -020 -o -perm -002 -o -perm -4000 -o -perm -2000 \\) ! -type l';

function digestOf(paths: readonly string[]): string {
  const names = paths.map((path) => Buffer.from(`./${path}\0`)).sort(Buffer.compare);
  return createHash('sha256').update(Buffer.concat(names)).digest('hex');
}

/**
 * Prints one digest of the whole workspace: names, kinds, bytes, targets of links and modes that count. It names nothing,
 * where nobody knows what steps made of it.
 */
export function workspaceDigestScript(): string {
  const list = (tests: string): string => `find ${FOLDERS.workspace} ${tests} -print0 | LC_ALL=C sort -z`;
  return [
    ENTER,
    '{',
    ...['-type d', '-type f', '-type l', '! -type d ! -type f ! -type l'].map((kind) => list(kind)),
    list(`-type f -perm -100`),
    list(`! -type d ${WRITABLE}`),
    `${list('-type f')} | xargs -0 -r sha256sum --`,
    `${list('-type l')} | xargs -0 -r -n 1 readlink --`,
    '} 2>&1 | sha256sum',
  ].join('\n');
}
