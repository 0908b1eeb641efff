import { describe, expect, it } from 'vitest';
import { DataProblems } from './data-problems.ts';

function problemsOf(...paths: readonly string[]): readonly string[] {
  const problems = new DataProblems();
  for (const path of paths) problems.add(path);
  return problems.list('foo-1.0.dist-info');
}

const HOMELESS = 'expected data, headers, platlib, purelib or scripts in foo-1.0.data';

describe('DataProblems', () => {
  it('takes the places of an installation, and folders', () => {
    const own = ['', 'data/x', 'headers/x.h', 'platlib/x/', 'purelib/x/y.py', 'scripts/run', 'scripts/'];

    expect(problemsOf('foo/x.py', 'foo/x.data/y', ...own.map((path) => `foo-1.0.data/${path}`))).toEqual([]);
    expect(problemsOf('bar.data/')).toEqual([]);
  });

  it.each([
    ['files in no place', ['foo-1.0.data/x', 'foo-1.0.data/etc/y'], 'in no place of an installation'],
    ['a file in the place of the folder', ['foo-1.0.data'], 'in no place of an installation'],
    ['folders of other wheels', ['bar.data/etc/x', 'baz.data/y'], 'in the .data folder of another wheel'],
  ])('names %s', (_title, paths, where) => {
    const listed = paths.map((path) => `"${path}"`).join(', ');

    expect(problemsOf('foo.py', ...paths)).toEqual([`it has files ${where}: ${listed}; ${HOMELESS}`]);
  });

  it('names scripts in folders', () => {
    expect(problemsOf('foo-1.0.data/scripts/a/b')).toEqual([
      'it has files in folders of scripts: "foo-1.0.data/scripts/a/b"; expected programs alone in foo-1.0.data/scripts',
    ]);
  });

  it('counts the files of any number of folders', () => {
    const paths = Array.from({ length: 1_000 }, (_, at) => `other${at}.data/x`);

    expect(problemsOf(...paths)).toEqual([
      `it has files in the .data folder of another wheel: "other0.data/x", "other1.data/x", "other2.data/x" and 997 more; ${HOMELESS}`,
    ]);
  });
});
