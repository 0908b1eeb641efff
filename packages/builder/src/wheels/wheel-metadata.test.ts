import { deflateRawSync } from 'node:zlib';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { readWheelMetadata } from './wheel-metadata.ts';

function wheel(metadata: string, path = 'foo-1.0.dist-info/METADATA'): Buffer {
  return zip([
    { path: 'foo/__init__.py', bytes: Buffer.from('x = 1\n') },
    { path, bytes: Buffer.from(metadata) },
  ]);
}

describe('readWheelMetadata', () => {
  it('reads the Python it needs and its dependencies, without those of extras', () => {
    const metadata = [
      'Metadata-Version: 2.1',
      'Name: foo',
      'Requires-Python: >=3.8',
      'Requires-Dist: Bar.Baz[fast] (>=1.0,<2)',
      'Requires-Dist: tomli>=1 ; python_version < "3.11"',
      'Requires-Dist: pytest ; extra == "test"',
      'Requires-Dist: plain',
      '',
      'Requires-Dist: not-a-header',
    ].join('\r\n');

    const { requiresPython, dependencies } = readWheelMetadata(wheel(metadata));

    expect(requiresPython).toBe('>=3.8');
    expect(
      dependencies.map(({ key, specifiers, marker }) => [key, specifiers, marker !== undefined]),
    ).toEqual([
      ['bar-baz', '>=1.0,<2', false],
      ['tomli', '>=1', true],
      ['plain', '', false],
    ]);
  });

  it('reads a compressed entry', () => {
    const content = Buffer.from('Name: foo\nRequires-Dist: bar\n');
    const data = deflateRawSync(content);
    const stored = zip([{ path: 'foo-1.0.dist-info/METADATA', bytes: data }]);
    const start = stored.readUInt32LE(stored.length - 6);
    stored.writeUInt16LE(8, start + 10);

    expect(readWheelMetadata(stored).dependencies.map(({ key }) => key)).toEqual(['bar']);
  });

  it.each([
    ['no archive', Buffer.from('hello'), /not a zip archive/],
    ['an empty file', Buffer.alloc(0), /not a zip archive/],
    ['no metadata', wheel('', 'other'), /no METADATA/],
    ['metadata that lies deeper', wheel('', 'x/foo-1.0.dist-info/METADATA'), /no METADATA/],
    ['an unreadable dependency', wheel('Requires-Dist: ???'), /its dependency "\?\?\?" is not valid/],
    ['an unreadable marker', wheel('Requires-Dist: a ; b == "c"'), /unknown marker variable/],
  ])('refuses %s', (_title, bytes, message) => {
    expect(() => readWheelMetadata(bytes)).toThrow(message);
  });
});
