import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote } from './shell-quote.ts';

describe('shellQuote', () => {
  it.each([
    ['', "''"],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$HOME `id` "x"', '\'$HOME `id` "x"\''],
    ["a\\'b\\", "'a'\\\\''\\''b'\\\\''"],
  ])('quotes %j', (text, quoted) => {
    expect(shellQuote(text)).toBe(quoted);
  });

  it('is read back by sh as one word', () => {
    const words = fc.sample(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
      { numRuns: 200, seed: 1 },
    );

    const output = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellQuote).join(' ')}`]);

    expect(output.toString()).toBe(words.map((word) => `${word}\0`).join(''));
  });
});
