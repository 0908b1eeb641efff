import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile, readNamedFile } from './open-file.ts';

describe('a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'open-file-'));
    writeFileSync(join(folder, 'file'), 'text');
    mkdirSync(join(folder, 'folder'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['file', 'folder', 'pipe']) symlinkSync(name, join(folder, `link-to-${name}`));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['link-to-file', 'became a link'],
    ['link-to-folder', 'became a link'],
    ['link-to-pipe', 'became a link'],
    ['pipe', 'is a named pipe; expected a regular file'],
    ['folder', 'is a folder; expected a regular file'],
    ['/dev/zero', 'is a device; expected a regular file'],
    ['missing', 'ENOENT'],
  ])('is not opened over %s', (name, message) => {
    expect(() => openFile(resolve(folder, name))).toThrow(message);
  });

  it('is opened when it is still the one that was found', () => {
    const { fd, stats } = openFile(join(folder, 'file'));
    closeSync(fd);
    const again = openFile(join(folder, 'file'), stats);
    closeSync(again.fd);

    expect(again.stats.ino).toBe(stats.ino);
    expect(() => openFile(join(folder, 'file'), { ...stats, size: 5 })).toThrow(
      'changed after it was checked',
    );
    expect(() => openFile(join(folder, 'file'), { ...stats, ino: 5 })).toThrow(
      'changed after it was checked',
    );
    expect(() => openFile(join(folder, 'file'), { ...stats, dev: -1 })).toThrow(
      'changed after it was checked',
    );
  });

  it.each(['file', 'link-to-file'])('is read as %s', (path) => {
    const found = readNamedFile({ base: folder, path }, { name: 'a file', mebibytes: 1 });

    expect('bytes' in found && found.bytes.toString()).toBe('text');
  });

  it.each([
    'a\0b',
    '',
    '.',
    'pipe',
    'link-to-pipe',
    'link-to-folder',
    '../x',
    '/dev/zero',
    'file/x',
    'pipe/x',
  ])('is not read as %j', (path) => {
    expect(readNamedFile({ base: folder, path }, { name: 'a file', mebibytes: 1 })).toHaveProperty('because');
  });

  it.each(['/dev/zero', '/dev/stdin/x', '/dev/null/x', '/proc/self/exe/x', '../no-such'])(
    'is not read as %j, which a person names',
    (path) => {
      const limit = { name: 'a file', mebibytes: 1 };

      expect(readNamedFile({ base: folder, path, isTyped: true }, limit)).toHaveProperty('because');
    },
  );

  it('is not read when it is larger than its limit', () => {
    truncateSync(join(folder, 'file'), 2 ** 20 + 1);

    expect(readNamedFile({ base: folder, path: 'file' }, { name: 'a file', mebibytes: 1 })).toEqual({
      because: 'it has 1048577 bytes, and a file has at most 1 MiB',
    });
  });
});
