import { spawnSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPython } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { CHECK_SUMS } from './check-sums.ts';
import { checksumsOf } from './checksums.ts';

const NAMES = ['plain', 'two  words', 'line\nbreak', 'gone', 'changed', 'ünïcode'];

interface Scene {
  readonly folder: string;
  readonly run: (
    script: string,
    path?: string,
  ) => { readonly status: number | null; readonly stdout: string };
}

async function scene(): Promise<Scene> {
  const folder = await tempFolder();
  for (const name of NAMES) await writeFile(join(folder, name), name);
  const files = NAMES.map((path) => ({ path, sha256: sha256(Buffer.from(path)) }));
  const list = checksumsOf(files);
  const run: Scene['run'] = (script, path = process.env.PATH) => {
    const options = {
      cwd: folder,
      input: list,
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    } as const;
    return spawnSync('sh', ['-c', script], options);
  };
  return { folder, run };
}

describe.skipIf(!hasPython)('check_sums (needs python3 with venv)', () => {
  it('prints what sha256sum prints', async () => {
    const { folder, run } = await scene();
    const script = `${CHECK_SUMS}\ncheck_sums`;

    expect(run(script).status).toBe(0);
    await rm(join(folder, 'gone'));
    await appendFile(join(folder, 'changed'), 'x');
    const ours = run(script);

    const theirs = run('LC_ALL=C sha256sum -c 2>/dev/null');
    expect(ours).toMatchObject({ status: 1, stdout: theirs.stdout });
    expect(ours.stdout).toContain('changed: FAILED\n');
    expect(ours.stdout).toContain('gone: FAILED open or read\n');
  });

  it('finds files whose names have backslashes', async () => {
    const { folder, run } = await scene();
    const path = 'back\\slash\\n';
    await writeFile(join(folder, path), 'x');
    const list = checksumsOf([{ path, sha256: sha256(Buffer.from('x')) }]);

    expect(run(`${CHECK_SUMS}\nprintf '%s' '${list}' | check_sums`).status).toBe(0);
  });

  it('takes sha256sum where python3 does not start', async () => {
    const { folder, run } = await scene();
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'python3'), '#!/bin/sh\necho "no version is set" >&2\nexit 1\n');
    await chmod(join(bin, 'python3'), 0o755);
    await appendFile(join(folder, 'changed'), 'x');

    const found = run(`${CHECK_SUMS}\ncheck_sums`, `${bin}:${process.env.PATH}`);

    expect(found.status).toBe(1);
    expect(found.stdout).toContain('plain: OK\n');
    expect(found.stdout).toContain('changed: FAILED\n');
  });
});
