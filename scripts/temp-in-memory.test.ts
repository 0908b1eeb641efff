import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRoomyMemory, useFolderIn } from './temp-in-memory.ts';

describe('temporary files of the tests', () => {
  it('lie in a folder that nobody else may list, and that is removed with what they left', () => {
    const env: NodeJS.ProcessEnv = {};
    const remove = useFolderIn(tmpdir(), env);
    const folder = env.TMPDIR ?? '';
    mkdirSync(join(folder, 'left'));
    writeFileSync(join(folder, 'left/file'), 'of a test');

    expect(dirname(folder)).toBe(tmpdir());
    expect(statSync(folder).mode & 0o777).toBe(0o711);

    remove();
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['/nonexistent', '/proc', import.meta.dirname])('do not lie in %s', (place) => {
    expect(isRoomyMemory(place)).toBe(false);
  });
});
