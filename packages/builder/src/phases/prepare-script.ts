import { ENTER, FOLDERS, REMOTE_ROOT } from '../machine/layout.ts';
import { CHECK_SUMS } from './check-sums.ts';

/**
 * Makes room for a build: empties what belongs to one build alone, and keeps the wheels and tools of an earlier build
 * that this one needs. Reads their checksums; prints the free space and the paths of those that are there, and the
 * stamps of environments.
 */
export function prepareScript(): string {
  const { wheels, tools, workspace, requirements, wheelhouse, stamps } = FOLDERS;
  return [
    'set -eu',
    `mkdir -p "$HOME/${REMOTE_ROOT}"`,
    ENTER,
    `rm -rf ${workspace} ${requirements} ${wheelhouse}`,
    `mkdir -p ${workspace} ${wheels} ${tools}`,
    CHECK_SUMS,
    'check_sums 2>/dev/null | sed -n "s/: OK$//p" >kept',
    `find ${wheels} ${tools} -type f | grep -Fxv -f kept | while IFS= read -r file; do rm -f -- "$file"; done`,
    'df -Pk . | tail -n 1',
    'cat kept',
    'rm kept',
    `[ ! -d ${stamps} ] || find ${stamps} -type f`,
  ].join('\n');
}
