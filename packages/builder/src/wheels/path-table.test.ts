import { describe, expect, it } from 'vitest';
import { PathTable } from './path-table.ts';
import type { ZipMember } from './zip-entry.ts';

function members(...paths: readonly string[]): readonly ZipMember[] {
  const flags = { isUtf8: true, isEncrypted: false, isLink: false };
  return paths.map((path) => ({
    path,
    ...flags,
    crc: 0,
    method: 0,
    compressedSize: 5,
    size: 5,
    offset: 0,
  }));
}

describe('PathTable', () => {
  it('finds the first member of each path', () => {
    const table = new PathTable(members('a', 'b/', 'a', '', 'b'));

    expect(['a', 'b/', '', 'b', 'c', 'a ', 'B'].map((path) => table.indexOf(path))).toEqual([
      0,
      1,
      3,
      4,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds each of many', () => {
    const paths = Array.from({ length: 3_000 }, (_, at) => `package/module_${at}.py`);

    const table = new PathTable(members(...paths));

    expect(paths.map((path) => table.indexOf(path))).toEqual([...paths.keys()]);
    expect(table.indexOf('package/module_3000.py')).toBeUndefined();
  });

  it('finds nothing where there is nothing', () => {
    expect(new PathTable([]).indexOf('')).toBeUndefined();
  });
});
