import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectFiles } from './project-files.ts';

describe('projectFiles outside of a repository', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'project-files-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function put(path: string): void {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), '');
  }

  async function read(outputDirectory = join(directory, 'out')): Promise<readonly string[]> {
    const found = await projectFiles(directory, { outputDirectory, variables: {} });
    expect(found).not.toHaveProperty('warning');
    return 'files' in found ? [...found.files].sort() : [found.problem];
  }

  it('takes files at any depth', async () => {
    for (const path of ['setup.py', 'src/deep/module.py', 'src/[x].py', 'src/{a,b}.py']) put(path);
    mkdirSync(join(directory, 'empty/deeper'), { recursive: true });

    expect(await read()).toEqual(['setup.py', 'src/[x].py', 'src/deep/module.py', 'src/{a,b}.py']);
  });

  it('leaves out what is never a source and what earlier runs brought home', async () => {
    const paths = [
      'node_modules/a.js',
      '.venv/x',
      'env/pyvenv.cfg',
      'env/bin/x',
      'out/host-1/junit.xml',
      'a.py',
    ];
    for (const path of paths) put(path);

    expect(await read()).toEqual(['a.py']);
  });

  it('leaves out what runs with another output directory brought home', async () => {
    for (const path of ['results/build-record.json', 'results/host-1/junit.xml', 'results.py', 'a.py'])
      put(path);

    expect(await read()).toEqual(['a.py', 'results.py']);
  });

  it('leaves out hidden files, and folders that hold nothing else', async () => {
    for (const path of ['.env', '.ssh/id_ed25519', 'secrets/.env', 'secrets/deep/.netrc', 'a.py']) put(path);

    expect(await read()).toEqual(['a.py']);
  });

  it('lists links without following them, for the upload to judge', async () => {
    put('a.py');
    symlinkSync('/etc', join(directory, 'etc'));

    expect(await read()).toEqual(['a.py', 'etc']);
  });

  it('has nothing of an empty folder', async () => {
    expect(await read()).toEqual([]);
  });
});
