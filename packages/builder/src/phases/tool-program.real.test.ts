import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { FOLDERS } from '../machine/layout.ts';
import { hasPython } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { TAKE_TOOLS } from './tool-program.ts';

const MAIN = 'print("pip")\n';

interface Scene {
  readonly take: () => { readonly status: number | null; readonly stderr: string };
  /** The program of the tool, once it was taken out. */
  readonly target: string;
  /** Its wheel. */
  readonly tool: string;
}

async function sceneOf(
  wheel: string,
  files: Readonly<Record<string, string>>,
  recorded: Readonly<Record<string, string>> = files,
): Promise<Scene> {
  const root = await tempFolder();
  const [tools, programs] = [join(root, FOLDERS.tools), join(root, FOLDERS.programs)];
  for (const folder of [tools, programs]) await mkdir(folder, { recursive: true });
  const rows = Object.entries(recorded).map(([path, text]) => {
    const digest = Buffer.from(sha256(Buffer.from(text)), 'hex').toString('base64url');
    return `${path},sha256=${digest},${text.length}\n`;
  });
  const entries = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const record = { path: 'tool-1.0.dist-info/RECORD', bytes: Buffer.from(rows.join('')) };
  await writeFile(join(tools, wheel), zip([...entries, record]));
  const script = `set -eu; root=$PWD\n${TAKE_TOOLS}\ntake_tools python3`;
  const take: Scene['take'] = () => spawnSync('sh', ['-c', script], { cwd: root, encoding: 'utf8' });
  return { take, target: join(programs, wheel.split('-')[0] ?? ''), tool: join(tools, wheel) };
}

const pipScene = (): Promise<Scene> =>
  sceneOf('pip-1.0-py3-none-any.whl', { 'pip/__init__.py': '', 'pip/__main__.py': MAIN, 'other/a.py': '' });

describe.skipIf(!hasPython)(
  'the program that takes tools out of their wheels (needs python3 with venv)',
  () => {
    it('takes pip out as a folder, and nothing else', async () => {
      const { take, target } = await pipScene();

      expect(take()).toMatchObject({ status: 0, stderr: '' });

      expect(await readFile(join(target, '__main__.py'), 'utf8')).toBe(MAIN);
      expect(existsSync(join(target, '../other'))).toBe(false);
    });

    it('keeps what it took out, without what anything compiled of it', async () => {
      const { take, target } = await pipScene();
      take();
      const before = await stat(join(target, '__main__.py'));
      await mkdir(join(target, '__pycache__'));
      await writeFile(join(target, '__pycache__/__init__.cpython-312.pyc'), '');

      take();

      expect((await stat(join(target, '__main__.py'))).ino).toBe(before.ino);
      expect(existsSync(join(target, '__pycache__'))).toBe(false);
    });

    it.each([
      ['a changed file', (target: string) => appendFile(join(target, '__main__.py'), '#')],
      ['a file that is not of it', (target: string) => writeFile(join(target, 'extra.py'), '')],
      [
        'a compiled file where it would be imported',
        (target: string) => writeFile(join(target, 'a.pyc'), ''),
      ],
    ])('replaces it all for %s', async (_, change) => {
      const { take, target } = await pipScene();
      take();
      await change(target);

      expect(take()).toMatchObject({ status: 0 });

      expect(await readFile(join(target, '__main__.py'), 'utf8')).toBe(MAIN);
      for (const name of ['extra.py', 'a.pyc']) expect(existsSync(join(target, name))).toBe(false);
    });

    it('removes a tool that is not brought any more', async () => {
      const { take, target, tool } = await pipScene();
      take();
      await rm(tool);

      expect(take()).toMatchObject({ status: 0, stderr: '' });

      expect(existsSync(target)).toBe(false);
    });

    it('takes uv out as a program, and refuses one that is not that of its RECORD', async () => {
      const name = 'uv-1.0.data/scripts/uv';
      const right = await sceneOf('uv-1.0-py3-none-any.whl', { [name]: '#!/bin/sh\n' });
      const wrong = await sceneOf('uv-1.0-py3-none-any.whl', { [name]: '#!/bin/sh\n' }, { [name]: 'other' });

      expect(right.take()).toMatchObject({ status: 0 });
      expect((await stat(right.target)).mode & 0o777).toBe(0o755);
      const refused = wrong.take();
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('the program of uv is not the one of its RECORD');
    });
  },
);
