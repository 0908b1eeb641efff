import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from '../measure.ts';

/** The peers, and what a machine needs for either side. */
export interface Tools {
  /** Of the Python of a virtual environment's base. */
  readonly python: string;
  /** Folders of programs for a machine: uv and Python. */
  readonly path: readonly string[];
  readonly uv: string;
  /** Copies the wheels of installers whose names start so into an index. */
  offer(folder: string, prefixes: readonly string[]): void;
  /** Copies all of them into a cache of our own, where each is called by its hash. */
  store(folder: string): void;
}

const FOLDER = fileURLToPath(new URL('.tools', import.meta.url));
const LOCK = fileURLToPath(new URL('tools.txt', import.meta.url));

/** Takes `members` of a wheel out into a folder. */
const TAKE_OUT = `
import os, sys, zipfile
wheel, folder = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    member = [name for name in archive.namelist() if name.endswith("/scripts/uv")][0]
    with open(os.path.join(folder, "uv"), "wb") as program:
        program.write(archive.read(member))
os.chmod(os.path.join(folder, "uv"), 0o755)
`;

/** Fetches uv and pip, pinned, once. */
export async function prepareTools(): Promise<Tools> {
  const options = { env: process.env };
  const asked = await mustRun('python3', ['-c', 'import sys; print(sys.executable)'], options);
  const python = asked.stdout.trim();
  const wheels = join(FOLDER, 'wheels');
  if (!existsSync(join(FOLDER, 'uv'))) {
    mkdirSync(wheels, { recursive: true });
    const words = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--dest', wheels];
    for (const line of ['-r', LOCK]) words.push(line);
    await mustRun(python, words, options);
    const uv = readdirSync(wheels).find((name) => name.startsWith('uv-')) ?? '';
    await mustRun(python, ['-c', TAKE_OUT, join(wheels, uv), FOLDER], options);
  }
  return {
    python,
    path: [FOLDER, dirname(python)],
    uv: join(FOLDER, 'uv'),
    offer: (folder, prefixes) => {
      for (const name of readdirSync(wheels))
        if (prefixes.some((prefix) => name.startsWith(`${prefix}-`)))
          copyFileSync(join(wheels, name), join(folder, name));
    },
    store: (folder) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(wheels)) {
        const bytes = readFileSync(join(wheels, name));
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        writeFileSync(join(folder, `${sha256}.whl`), bytes, { mode: 0o600 });
      }
    },
  };
}
