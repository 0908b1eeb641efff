import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitFiles } from './git-files.ts';
import { projectFiles, unignoredFiles } from './project-files.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;
const { PATH = '' } = process.env;

describe.skipIf(!hasGit)('the files of a work tree (needs git)', () => {
  let root: string;
  let directory: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'git-files-'));
    directory = join(root, 'project');
    mkdirSync(directory);
    git('init', '-q');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function git(...parameters: string[]): void {
    const identity = [
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.org',
      '-c',
      'protocol.file.allow=always',
    ];
    execFileSync('git', [...identity, ...parameters], { cwd: directory, env: { PATH, HOME: root } });
  }

  function put(path: string, text = ''): string {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
    return join(directory, path);
  }

  const variables = { PATH, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere', GIT_WORK_TREE: '/' };
  const list = async () => (await gitFiles(directory, { ...variables, HOME: root })) ?? 'no repository';

  it('has what is tracked and what is new, not what is ignored or deleted', async () => {
    put('.gitignore', 'ignored/\n*.tmp\n');
    for (const path of ['kept.py', 'gone.py', 'ignored/x', 'a.tmp', 'src/line\nbreak.py', 'ü.py']) put(path);
    git('add', '.');
    git('commit', '-qm', 'first');
    rmSync(join(directory, 'gone.py'));
    put('new.py');

    expect(await list()).toEqual({
      files: ['.gitignore', 'kept.py', 'new.py', 'src/line\nbreak.py', 'ü.py'].sort(),
    });
  });

  it('goes into submodules and other repositories inside', async () => {
    const other = join(root, 'other');
    execFileSync('git', ['init', '-q', other]);
    writeFileSync(join(other, 'module.py'), '');
    execFileSync('git', ['-C', other, 'add', '.']);
    execFileSync('git', [
      ...['-c', 'user.name=a', '-c', 'user.email=a@b.c'],
      '-C',
      other,
      'commit',
      '-qm',
      'x',
    ]);
    git('submodule', '--quiet', 'add', other, 'vendor/other');
    execFileSync('git', ['init', '-q', join(directory, 'inner')]);
    put('inner/.gitignore', 'secret\n');
    put('inner/secret');
    put('inner/a.py');

    expect(await list()).toEqual({
      files: ['.gitmodules', 'inner/.gitignore', 'inner/a.py', 'vendor/other/module.py'],
    });
  });

  it('has the part of a work tree below a directory', async () => {
    put('outside.py');
    put('part/inside.py');

    expect(await gitFiles(join(directory, 'part'), { PATH })).toEqual({ files: ['inside.py'] });
  });

  it.each([
    'core.fsmonitor',
    'core.sshCommand',
    'core.pager',
    'core.editor',
    'diff.external',
    'alias.ls-files',
  ])('runs no program that %s of the repository names', async (key) => {
    const proof = join(root, 'proof');
    const program = put('program.sh', `#!/bin/sh\necho ran >> ${proof}\n`);
    chmodSync(program, 0o755);
    git('config', key, key.startsWith('alias') ? `!${program}` : program);

    expect(await list()).toEqual({ files: ['program.sh'] });
    expect(existsSync(proof)).toBe(false);
  });

  it('runs no hook', async () => {
    const proof = join(root, 'proof');
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'query-watchman'])
      chmodSync(put(`.git/hooks/${hook}`, `#!/bin/sh\necho ran >> ${proof}\n`), 0o755);
    git('config', 'core.fsmonitor', '.git/hooks/query-watchman');
    put('a.py');

    expect(await list()).toEqual({ files: ['a.py'] });
    expect(existsSync(proof)).toBe(false);
  });

  it('takes no files of elsewhere for its own', async () => {
    writeFileSync(join(root, 'elsewhere.py'), '');
    put('a.py');
    git('config', 'core.worktree', root);

    const listing = await list();

    expect(JSON.stringify(listing)).not.toContain('elsewhere');
  });

  it('says so when git cannot list the files', async () => {
    put('.git/HEAD', 'nonsense');

    expect(await list()).toEqual({ problem: 'git ended with status 128', isMissing: false });
    // No link may lead to what git perhaps ignores; without git, nobody knows what that is.
    expect(await unignoredFiles(directory, { PATH })).toEqual([]);
    expect(await unignoredFiles(directory, { PATH: root })).toBeUndefined();
  });

  it('says so when there is no git', async () => {
    put('a.py');
    put('secret.tmp');
    put('.gitignore', '*.tmp');

    const found = await projectFiles(directory, { outputDirectory: 'out', variables: { PATH: root } });

    expect(found).toEqual({
      files: expect.arrayContaining(['a.py', 'secret.tmp']),
      warning: 'the upload has what git ignores, too: git is not installed',
    });
  });

  it('leaves hidden files and what came home where they are', async () => {
    for (const path of ['a.py', '.env', '.github/x.yml', 'out/host-1/a.txt']) put(path);
    git('add', '.');

    const options = { outputDirectory: join(directory, 'out'), variables: { PATH } };
    expect(await projectFiles(directory, options)).toEqual({ files: ['a.py'] });
  });

  it('says so when git ignores everything', async () => {
    put('.gitignore', '*');
    put('a.py');

    const found = await projectFiles(directory, { outputDirectory: 'out', variables: { PATH } });

    expect(found).toMatchObject({ files: [], warning: expect.stringContaining('git ignores every file') });
  });
});
