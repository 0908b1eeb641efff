import { describe, expect, it } from 'vitest';
import { PathTable } from './path-table.ts';

function tableOf(...paths: readonly string[]): PathTable {
  const table = new PathTable(paths.length);
  for (const path of paths) table.add(path);
  return table;
}

describe('PathTable', () => {
  it('finds the first index of each path', () => {
    const table = tableOf('a', 'b/', 'a', '', 'b');

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

  it('gives the first index of a path that it adds', () => {
    const table = new PathTable(4);

    expect(['a', 'b', 'a', 'c'].map((path) => table.add(path))).toEqual([0, 1, 0, 3]);
  });

  it('finds each of many', () => {
    const paths = Array.from({ length: 3_000 }, (_, at) => `package/module_${at}.py`);

    const table = tableOf(...paths);

    expect(paths.map((path) => table.indexOf(path))).toEqual([...paths.keys()]);
    expect(table.indexOf('package/module_3000.py')).toBeUndefined();
  });

  it('finds nothing where there is nothing', () => {
    expect(tableOf().indexOf('')).toBeUndefined();
  });
});
