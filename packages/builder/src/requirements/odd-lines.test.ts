import { describe, expect, it } from 'vitest';
import { oddLines } from './odd-lines.ts';

describe('oddLines', () => {
  it.each([
    ['a\nb\r\nc\td e', []],
    ['a\n# b\u2028c\nd', [2]],
    ['a\vb\rc\fd\r\n\uFEFFe\nf\u001cg', [1, 2, 3, 4]],
  ])('of %j are %j', (text, lines) => {
    expect(oddLines(text)).toEqual(lines);
  });
});
