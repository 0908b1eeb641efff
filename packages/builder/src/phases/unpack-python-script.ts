import type { PythonArchive } from '../definition/pythons.ts';
import { broughtFolder } from '../machine/brought-pythons.ts';
import { PROBE_VARIABLE } from '../machine/facts-script.ts';
import { ENTER } from '../machine/layout.ts';

/** What an archive is called in its folder. */
export const ARCHIVE = 'python.tar.gz';

/** The exit status for an archive that is not the one that was delivered. */
export const OTHER_BYTES = 11;

/**
 * Unpacks the archive of a Python that was delivered, maybe by an earlier build, and prints the facts of that Python. What
 * was unpacked before is replaced, because steps and builds of source archives may have changed it; the archive stays, so
 * that it is not sent again. The program in `bin` is a script: through a link, environments would look for the standard
 * library beside that link; it comes last, so that it is there of a whole Python alone.
 */
export function unpackPythonScript(version: string, { sha256 }: Pick<PythonArchive, 'sha256'>): string {
  const program = `python/bin/python${version}`;
  return [
    'set -eu',
    PROBE_VARIABLE,
    ENTER,
    `cd ${broughtFolder(sha256)}`,
    `echo "${sha256}  ${ARCHIVE}" | sha256sum -c >/dev/null 2>&1 || { echo "its archive is not there any more, or has other bytes; expected sha256:${sha256}" >&2; exit ${OTHER_BYTES}; }`,
    'rm -rf python bin',
    `tar -xzf ${ARCHIVE} --no-same-owner`,
    `${program} -I -c "$probe"`,
    'mkdir bin',
    `printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$PWD/${program}" >bin/python${version}`,
    `chmod +x bin/python${version}`,
  ].join('\n');
}
