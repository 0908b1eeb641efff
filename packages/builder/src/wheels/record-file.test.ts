import { describe, expect, it } from 'vitest';
import { readRecordPaths } from './record-file.ts';

describe('readRecordPaths', () => {
  it.each<[string, string, readonly (string | undefined)[]]>([
    ['lines of every end', 'a,,\nb,,\r\nc,,\rd,,', ['a', 'b', 'c', 'd']],
    ['no last line end', 'a,,\nb,,', ['a', 'b']],
    ['nothing', '', []],
    ['an empty line', 'a,,\n\nb,,\n', ['a', undefined, 'b']],
    ['an empty last line', 'a,,\r\r\n', ['a', undefined]],
    ['quotes', '"a,""b""",sha256=x,5\n', ['a,"b"']],
    ['other letters', 'é/ü.py,,\n', ['é/ü.py']],
    ['a line of something else', 'a,,\nhello\n', ['a', undefined]],
  ])('reads %s', (_title, text, paths) => {
    expect([...readRecordPaths(Buffer.from(text))]).toEqual(paths);
  });
});
