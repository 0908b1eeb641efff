import { describe, expect, it } from 'vitest';
import { readRecordPaths } from './record-file.ts';

type Paths = readonly (string | undefined)[];

async function pathsOf(...chunks: readonly string[]): Promise<Paths> {
  const found: (string | undefined)[] = [];
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  for await (const paths of readRecordPaths(bytes())) found.push(...paths);
  return found;
}

describe('readRecordPaths', () => {
  it.each<[string, string, Paths]>([
    ['lines of every end', 'a,,\nb,,\r\nc,,\rd,,', ['a', 'b', 'c', 'd']],
    ['no last line end', 'a,,\nb,,', ['a', 'b']],
    ['nothing', '', []],
    ['an empty line', 'a,,\n\nb,,\n', ['a', undefined, 'b']],
    ['an empty last line', 'a,,\r\r\n', ['a', undefined]],
    ['quotes', '"a,""b""",sha256=x,5\n', ['a,"b"']],
    ['other letters', 'é/ü.py,,\n', ['é/ü.py']],
    ['a line of something else', 'a,,\nhello\n', ['a', undefined]],
  ])('reads %s, in one chunk or byte by byte', async (_title, text, paths) => {
    const bytes = Buffer.from(text).toString('latin1');

    expect(await pathsOf(text)).toEqual(paths);
    if (bytes === text) expect(await pathsOf(...text)).toEqual(paths);
  });

  it('stops at a line that is longer than any path', async () => {
    const part = 'x'.repeat(200_000);

    expect(await pathsOf('a,,\n', part, part, part, ',,\nb,,\n')).toEqual(['a', undefined]);
  });
});
