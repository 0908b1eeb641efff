import { describe, expect, it } from 'vitest';
import { NeededFiles } from './needed-files.ts';

function needed(names: readonly string[], ...versions: readonly string[]): readonly string[] {
  const files = new NeededFiles('foo-bar', versions);
  for (const filename of names) files.add({ filename, url: filename, hashes: [] });
  return files.files.map(({ filename }) => filename);
}

const wheel = (version: string, tag = 'py3'): string => `foo_bar-${version}-${tag}-none-any.whl`;

describe('NeededFiles', () => {
  it('has every file of the wanted versions, however they are written, in the order of the page', () => {
    const files = [
      'Foo.Bar-1.0.tar.gz',
      wheel('1.0.0'),
      wheel('1.0', 'py2'),
      wheel('2.0'),
      wheel('2.0', 'py2'),
    ];

    expect(needed(files, '1', '2.0')).toEqual(files);
  });

  it('has one wheel of each of the last eight other versions, for messages', () => {
    const versions = Array.from({ length: 20 }, (_, minor) => `1.${minor}`);
    const files = versions.flatMap((version) => [wheel(version), wheel(version, 'py2')]);

    const last = versions.slice(-8).map((version) => wheel(version));
    expect(needed([...files, 'foo-bar-1.1.tar.gz'], '3.0')).toEqual(last);
  });

  it('has a file of a project without any of the wanted ones', () => {
    expect(needed(['foo_bar-1.0.exe', 'foo-bar-0.9.tar.gz'], '3.0')).toEqual(['foo_bar-1.0.exe']);
    expect(needed([], '3.0')).toEqual([]);
  });
});
