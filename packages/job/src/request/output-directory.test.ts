import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputProblem } from './output-directory.ts';

describe('outputProblem', () => {
  let directory: string;
  let elsewhere: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'output-'));
    elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    mkdirSync(join(directory, '.git/hooks'), { recursive: true });
    mkdirSync(join(directory, '.github/workflows'), { recursive: true });
    mkdirSync(join(directory, 'build/out'), { recursive: true });
    writeFileSync(join(directory, 'file'), '');
  });
  afterEach(() => {
    for (const folder of [directory, elsewhere]) rmSync(folder, { recursive: true });
  });

  it.each(['new', 'new/deeper', 'build/out'])('refuses %s where this user may not write', (path) => {
    const asked: string[] = [];
    const access = (asking: unknown): never => {
      asked.push(String(asking));
      throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'access' });
    };

    expect(outputProblem(directory, path, access)).toBe('this user may not write there');
    // The nearest folder that is there.
    expect(asked).toEqual([path.startsWith('new') ? directory : join(directory, path)]);
    expect(outputProblem(directory, path)).toBeUndefined();
  });

  it.each([
    ['hooks of git', 'artifacts', '.git/hooks', 'artifacts'],
    ['hooks of git, above', 'build/artifacts', '../.git', 'build/artifacts/hooks'],
    ['a new folder in .git', 'artifacts', '.git', 'artifacts/new/deeper'],
    ['something hidden', 'artifacts', '.github/workflows', 'artifacts'],
    ['the folder above', 'artifacts', '..', 'artifacts'],
    ['the folder above, further down', 'artifacts', '..', 'artifacts/new'],
    ['a system folder', 'artifacts', '/etc', 'artifacts'],
    ['a new folder in a system folder', 'artifacts', '/etc', 'artifacts/new'],
    ['a file', 'artifacts', 'file', 'artifacts'],
    ['nothing', 'artifacts', 'absent', 'artifacts'],
    ['itself', 'artifacts', 'artifacts', 'artifacts'],
    ['a file instead of a folder', 'unused', 'absent', 'file'],
    ['a file above', 'unused', 'absent', 'file/new'],
  ])('refuses a link to %s', (_name, link, target, path) => {
    symlinkSync(target, join(directory, link));

    expect(outputProblem(directory, path)).toEqual(expect.any(String));
    expect(outputProblem(directory, join(directory, path))).toEqual(expect.any(String));
  });

  it.each(['artifacts', 'build', 'build/out', 'build/new/deeper', '.', 'file-not-there', './x/../artifacts'])(
    'takes %s',
    (path) => {
      expect(outputProblem(directory, path)).toBeUndefined();
    },
  );

  it('refuses a link inside the project, and takes a folder below one', () => {
    symlinkSync('build/out', join(directory, 'artifacts'));

    expect(outputProblem(directory, 'artifacts')).toBe('it is a link');
    expect(outputProblem(directory, 'artifacts/new')).toBeUndefined();
  });

  it('leaves a folder outside to the caller, but no link', () => {
    symlinkSync(elsewhere, join(elsewhere, 'link'));

    expect(outputProblem(directory, join(elsewhere, 'new'))).toBeUndefined();
    expect(outputProblem(directory, join(elsewhere, 'link/new'))).toBeUndefined();
    expect(outputProblem(directory, join(elsewhere, 'link'))).toBe('it is a link');
  });
});
