import { describe, expect, it } from 'vitest';
import { splitWords } from './split-words.ts';

describe('splitWords', () => {
  it.each([
    ['', []],
    ['  a   b\tc ', ['a', 'b', 'c']],
    ['"a b" c', ['a b', 'c']],
    ["--x='a b'c", ['--x=a bc']],
    ['"" a', ['', 'a']],
    [String.raw`a\ b`, ['a b']],
    [String.raw`"a\"b\\c\d"`, [String.raw`a"b\c\d`]],
    [String.raw`'a\b'`, [String.raw`a\b`]],
  ])('splits %j as a shell does', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  it.each(['"a', "a 'b", 'a\\'])('does not split %j, which has no end', (text) => {
    expect(splitWords(text)).toBeUndefined();
  });

  it('takes little for a million quotations', () => {
    expect(splitWords(`"${'\\"'.repeat(1_000_000)}"`)?.[0]).toHaveLength(1_000_000);
  });
});
