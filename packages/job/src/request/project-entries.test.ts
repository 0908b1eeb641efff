import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectEntries } from './project-entries.ts';

describe('projectEntries', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'project-entries-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function put(path: string): void {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), '');
  }

  it('takes files and folders that hold some, at any depth', async () => {
    for (const path of ['setup.py', 'src/deep/module.py']) put(path);
    mkdirSync(join(directory, 'empty/deeper'), { recursive: true });

    const entries = await projectEntries(directory, join(directory, 'out'));

    expect(entries).toEqual(['setup.py', 'src']);
  });

  it('leaves out what is never a source and what earlier runs brought home', async () => {
    for (const path of ['.git/HEAD', 'node_modules/a.js', '.venv/x', 'out/host-1/junit.xml', 'a.py'])
      put(path);

    const entries = await projectEntries(directory, join(directory, 'out'));

    expect(entries).toEqual(['a.py']);
  });

  it('leaves out hidden files, and folders that hold nothing else', async () => {
    for (const path of ['.env', '.ssh/id_ed25519', 'secrets/.env', 'secrets/deep/.netrc', 'a.py']) put(path);

    const entries = await projectEntries(directory, join(directory, 'out'));

    expect(entries).toEqual(['a.py']);
  });

  it('has nothing of an empty folder', async () => {
    await expect(projectEntries(directory, 'out')).resolves.toEqual([]);
  });
});
