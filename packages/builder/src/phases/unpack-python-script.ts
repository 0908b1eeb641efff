import type { PythonArchive } from '../definition/pythons.ts';
import { broughtFolder } from '../machine/brought-pythons.ts';
import { PROBE_VARIABLE } from '../machine/facts-script.ts';
import { ENTER } from '../machine/layout.ts';

/** What an archive is called in its folder. */
export const ARCHIVE = 'python.tar.gz';

/**
 * Unpacks the archive of a Python, and prints the facts of that Python. The program in `bin` is a script: through a link,
 * environments would look for the standard library beside that link.
 */
export function unpackPythonScript(version: string, { sha256 }: Pick<PythonArchive, 'sha256'>): string {
  const program = `python/bin/python${version}`;
  return [
    'set -eu',
    PROBE_VARIABLE,
    ENTER,
    `cd ${broughtFolder(sha256)}`,
    'rm -rf python bin',
    `tar -xzf ${ARCHIVE} --no-same-owner`,
    `${program} -I -c "$probe"`,
    'mkdir bin',
    `printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$PWD/${program}" >bin/python${version}`,
    `chmod +x bin/python${version}`,
    `rm ${ARCHIVE}`,
  ].join('\n');
}
