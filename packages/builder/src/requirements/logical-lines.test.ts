import { describe, expect, it } from 'vitest';
import { logicalLines } from './logical-lines.ts';

describe('logicalLines', () => {
  it.each<[string, string, readonly [string, number][]]>([
    [
      'joins continued lines',
      'a \\\n  b\nc',
      [
        ['a   b', 1],
        ['c', 3],
      ],
    ],
    [
      'ends a continuation at a comment line, like pip',
      'a \\\n# note\nb',
      [
        ['a', 1],
        ['b', 3],
      ],
    ],
    [
      'drops comments after a space',
      'a # note\nb#c',
      [
        ['a', 1],
        ['b#c', 2],
      ],
    ],
    ['drops empty lines and keeps the numbers', '\n\n  a  \n\n', [['a', 3]]],
    [
      'reads every kind of line end',
      'a\r\nb\rc\n',
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
    ],
    ['drops a byte order mark', '\uFEFFa', [['a', 1]]],
    ['keeps what a backslash at the end of the file leaves', 'a \\', [['a', 1]]],
  ])('%s', (_title, content, expected) => {
    expect(logicalLines(content).map(({ text, line }) => [text, line])).toEqual(expected);
  });
});
