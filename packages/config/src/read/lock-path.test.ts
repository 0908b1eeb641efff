import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockPath } from './lock-path.ts';

describe('lockPath', () => {
  let root: string;
  let project: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'lock-path-')));
    project = join(root, 'project');
    for (const path of [
      'project/.git/config',
      'project/.env',
      'project/sub/lock.json',
      'outside/x',
      'outside/lock.json',
    ]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), '');
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const read = (lock?: string) => lockPath({ lock, workingDirectory: project, configDirectory: project });

  it.each([
    ['../outside/x'],
    ['../outside/not-yet'],
    ['/etc/hostname'],
    ['.git/config'],
    ['.env'],
    ['nowhere'],
    ['ami.lock.json'],
    ['sub'],
  ])('refuses a lock that is a link to %s, named or not', (target) => {
    symlinkSync(target, join(project, 'ami.lock.json'));

    expect(read()).toHaveProperty('because');
    expect(read('ami.lock.json')).toHaveProperty('because');
  });

  it.each(['lock.json', 'not-yet.json'])('refuses %s in a folder that is a link', (name) => {
    symlinkSync('../outside', join(project, 'locks'));

    expect(read(`locks/${name}`)).toHaveProperty('because');
  });

  it.each([
    [undefined, 'project/ami.lock.json'],
    ['new.json', 'project/new.json'],
    ['sub/lock.json', 'project/sub/lock.json'],
    ['../outside/lock.json', 'outside/lock.json'],
    ['../outside/new.json', 'outside/new.json'],
    ['no/such/folder.json', 'project/no/such/folder.json'],
  ])('has the place of %s', (lock, expected) => {
    expect(read(lock)).toBe(join(root, expected));
  });

  it('has the real place of a link in the project', () => {
    symlinkSync('sub/lock.json', join(project, 'ami.lock.json'));

    expect(read()).toBe(join(project, 'sub/lock.json'));
  });
});
