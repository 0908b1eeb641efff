import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolder } from './create-folder.ts';

describe('a folder', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'create-folder-'));
  });
  afterEach(() => rmSync(base, { recursive: true }));

  it('is made with those above it, again too', async () => {
    const folder = join(base, 'a', 'b', 'c');

    await createFolder(folder, 0o700);
    await createFolder(folder, 0o700);

    expect(['a', 'a/b', 'a/b/c'].map((name) => statSync(join(base, name)).mode & 0o777)).toEqual([
      0o700, 0o700, 0o700,
    ]);
  });

  it('is made by many at once', async () => {
    const making = Array.from({ length: 50 }, (_, index) =>
      createFolder(join(base, 'x', 'y', String(index % 3))),
    );

    await expect(Promise.all(making)).resolves.toBeDefined();
  });

  it('is not made below a file', async () => {
    writeFileSync(join(base, 'file'), '');

    await expect(createFolder(join(base, 'file', 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
