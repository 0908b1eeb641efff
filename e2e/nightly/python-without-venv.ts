import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const PLACES =
  'import os, sys, sysconfig; print(os.path.realpath(getattr(sys, "_base_executable", sys.executable))); print(sysconfig.get_path("stdlib"))';

/** Shell lines that take from a machine of its own what Debian's package python3-venv has. */
export const REMOVE_VENV: string = [
  '#!/bin/sh',
  'set -e',
  'folder=$(python3 -I -c "import ensurepip, os; print(os.path.dirname(ensurepip.__file__))")',
  'rm -rf "$folder"',
  '! python3 -I -c "import ensurepip" 2>/dev/null',
].join('\n');

/** A copy of this machine's Python that lacks what Debian's package python3-venv has; returns the folder of its programs. */
export function copyPythonWithoutVenv(folder: string): string {
  const [executable = '', library = ''] = execFileSync('python3', ['-I', '-c', PLACES], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const programs = join(folder, 'bin');
  mkdirSync(programs, { recursive: true });
  cpSync(executable, join(programs, 'python3'));
  const left = new Set(['ensurepip', 'site-packages', 'dist-packages', 'test', '__pycache__']);
  cpSync(library, join(folder, 'lib', basename(library)), {
    recursive: true,
    filter: (source) => !left.has(basename(source)),
  });
  return programs;
}
