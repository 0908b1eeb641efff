import type { PythonArchive } from '../definition/pythons.ts';
import { broughtFolder } from '../machine/brought-pythons.ts';
import { ENTER } from '../machine/layout.ts';

/** What an archive is called in its folder. */
export const ARCHIVE = 'python.tar.gz';

/**
 * Unpacks the archive of a Python after its checksum was compared, and starts it once. The program in `bin` is a script:
 * through a link, environments would look for the standard library beside that link.
 */
export function unpackPythonScript(version: string, { sha256 }: Pick<PythonArchive, 'sha256'>): string {
  const program = `python/bin/python${version}`;
  return [
    'set -eu',
    ENTER,
    `cd ${broughtFolder(sha256)}`,
    `echo "${sha256}  ${ARCHIVE}" | sha256sum -c >/dev/null 2>&1 || { echo "the archive of Python ${version} arrived with other bytes; expected sha256:${sha256}" >&2; exit 11; }`,
    'rm -rf python bin',
    `tar -xzf ${ARCHIVE} --no-same-owner`,
    `rm ${ARCHIVE}`,
    `[ -x ${program} ] || { echo "the archive of Python ${version} has no ${program}" >&2; exit 1; }`,
    `${program} -I -S -c ''`,
    'mkdir bin',
    `printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$PWD/${program}" >bin/python${version}`,
    `chmod +x bin/python${version}`,
  ].join('\n');
}
