import { describe, expect, it } from 'vitest';
import { KeptOutput } from './kept-output.ts';

describe('KeptOutput', () => {
  it.each<[string, readonly string[], string]>([
    ['nothing', [], ''],
    ['less than the most', ['ab'], 'ab'],
    ['exactly the most', ['ab', 'cd'], 'abcd'],
    ['one more', ['abcde'], 'abcd\n[... 1 characters omitted ...]\n'],
    ['parts that cross it', ['ab', 'cdef', 'g'], 'abcd\n[... 3 characters omitted ...]\n'],
    ['more after it', ['abcd', 'e', 'fg'], 'abcd\n[... 3 characters omitted ...]\n'],
  ])('keeps of %s the first part and counts the others', (_name, parts, expected) => {
    const output = new KeptOutput(4);
    for (const part of parts) output.push(part);

    expect(output.text).toBe(expected);
  });

  it('keeps 1 Mi characters of an endless output', () => {
    const output = new KeptOutput();
    for (let sent = 0; sent < 1_000; sent += 1) output.push('x'.repeat(65_536));

    expect(output.text.length).toBe(1024 * 1024 + '\n[... 64487424 characters omitted ...]\n'.length);
  });
});
