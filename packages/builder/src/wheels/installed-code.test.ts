import { describe, expect, it } from 'vitest';
import { installedCode, installedPrograms } from './installed-code.ts';
import type { ZipMember } from './zip-entry.ts';

function member(path: string, crc = 1): ZipMember {
  const flags = { isUtf8: true, isEncrypted: false, isLink: false };
  return { path, crc, ...flags, method: 0, compressedSize: 5, size: 5, offset: 0 };
}

function codeOf(...paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => installedCode(member(path))?.[0] ?? []);
}

describe('installedCode', () => {
  it('takes modules, libraries and .pth files, and nothing that is read only', () => {
    expect(codeOf('a/b.py', 'a/c.cpython-312.so', 'a/libx.so.1.2', 'd.pth', 'a/py.typed', 'LICENSE')).toEqual(
      ['a/b.py', 'a/c.cpython-312.so', 'a/libx.so.1.2', 'd.pth'],
    );
  });

  it('has the place of files that lie in .data, but for headers', () => {
    const data = [
      'purelib/a.py',
      'platlib/b.py',
      'scripts/run',
      'headers/c.py',
      'data/d.py',
      'data/e.txt',
      'data/bin/f',
    ];

    expect(codeOf(...data.map((path) => `foo-1.0.data/${path}`), 'x/./e.py')).toEqual([
      'a.py',
      'b.py',
      '../../../bin/run',
      '../../../d.py',
      '../../../bin/f',
      'x/e.py',
    ]);
  });

  it('tells files apart by size and checksum', () => {
    expect(installedCode(member('a.py', 1))).toEqual(['a.py', '5 1']);
    expect(installedCode(member('a.py', 2))).toEqual(['a.py', '5 2']);
  });
});

describe('installedPrograms', () => {
  it('has the programs of entry points, by what they call', () => {
    const programs = new Map([['run', 'foo:main']]);

    expect([...installedPrograms(programs)]).toEqual([['../../../bin/run', 'calls foo:main']]);
  });
});
