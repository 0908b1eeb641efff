import { describe, expect, it } from 'vitest';
import { ExitMarkFilter } from './exit-mark.ts';

const MARK = Buffer.from('\0word ');

/** What is passed on of these chunks, at once and at the end, and the status. */
async function filter(chunks: readonly (string | Buffer)[]): Promise<{
  readonly passed: readonly string[];
  readonly status: number | undefined;
}> {
  let status: number | undefined;
  const passed: string[] = [];
  const stream = new ExitMarkFilter(MARK, (code) => {
    status = code;
  });
  stream.on('data', (chunk: Buffer) => passed.push(chunk.toString()));
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await new Promise((resolve) => stream.once('close', resolve));
  return { passed, status };
}

describe('ExitMarkFilter', () => {
  it('takes the mark out, wherever chunks end', async () => {
    const text = 'some words\n\0word 255\n';
    for (let at = 0; at <= text.length; at += 1) {
      const { passed, status } = await filter([text.slice(0, at), text.slice(at)]);

      expect([passed.join(''), status]).toEqual(['some words\n', 255]);
    }
  });

  it('passes on at once what cannot be the mark', async () => {
    expect(await filter(['a\n', '\0wor', 'k\n'])).toEqual({ passed: ['a\n', '\0work\n'], status: undefined });
  });

  it('passes on what a process in the background says after it, and what was held back', async () => {
    expect(await filter(['\0word 0\nlater', ' words', '\0word 9\n'])).toEqual({
      passed: ['later', ' words', '\0word 9\n'],
      status: 0,
    });
    expect(await filter(['a\0wo'])).toEqual({ passed: ['a', '\0wo'], status: undefined });
  });
});
