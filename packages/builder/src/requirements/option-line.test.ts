import { describe, expect, it } from 'vitest';
import { parseOptions } from './option-line.ts';

describe('parseOptions', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['-r a.txt', [['--requirement', 'a.txt']]],
    ['-ra.txt', [['--requirement', 'a.txt']]],
    ['--requirement=a.txt', [['--requirement', 'a.txt']]],
    ['--requirement "a b.txt"', [['--requirement', 'a b.txt']]],
    ["-r 'a b.txt'", [['--requirement', 'a b.txt']]],
    [
      '--pre -i https://x.example --require-hashes',
      [
        ['--pre', ''],
        ['--index-url', 'https://x.example'],
        ['--require-hashes', ''],
      ],
    ],
    [
      '--hash sha256:aa --hash=sha256:bb',
      [
        ['--hash', 'sha256:aa'],
        ['--hash', 'sha256:bb'],
      ],
    ],
    ['--pypi-url=x', [['--index-url', 'x']]],
    ['-r', [['--requirement', '']]],
  ])('reads %j', (text, expected) => {
    expect(parseOptions(text)?.map(({ name, value }) => [name, value])).toEqual(expected);
  });

  it('says which options are those of pip', () => {
    expect(parseOptions('--pre --something -z')?.map(({ isKnown }) => isKnown)).toEqual([true, false, false]);
  });

  it.each(['-r a.txt word', 'word', '--pre "', '---x', '-1'])('does not read %j', (text) => {
    expect(parseOptions(text)).toBeUndefined();
  });
});
