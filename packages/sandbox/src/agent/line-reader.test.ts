import { describe, expect, it } from 'vitest';
import { createLineReader, LONGEST_LINE } from './line-reader.ts';

/** What a listener got: lines, and parts of long ones joined. */
function read(chunks: Iterable<string>, longest?: number) {
  const got = { lines: [] as string[], long: '', longestPart: 0 };
  const reader = createLineReader(
    {
      onLine: (line) => got.lines.push(line),
      onLong: (text) => {
        got.long += text;
        got.longestPart = Math.max(got.longestPart, text.length);
      },
    },
    longest,
  );
  for (const chunk of chunks) reader(chunk);
  return got;
}

describe('createLineReader', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['one chunk', ['a\nb\n'], ['a', 'b']],
    ['chunks that cut a line', ['a', 'b\nc', 'd\n'], ['ab', 'cd']],
    ['single characters', [...'ab\ncd\n'], ['ab', 'cd']],
    ['empty lines', ['\n\n', '\n'], ['', '', '']],
    ['empty chunks', ['', 'a', '', '\n', ''], ['a']],
    ['a line as long as it may be', ['12345', '678\n'], ['12345678']],
    ['a last line without its end', ['a\nb'], ['a']],
    ['an end of its own', ['abc', '\n'], ['abc']],
  ])('cuts %s into its lines', (_name, chunks, lines) => {
    expect(read(chunks, 8)).toMatchObject({ lines, long: '' });
  });

  it.each<[string, readonly string[], readonly string[], string]>([
    ['in one chunk', ['123456789\n'], [], '123456789\n'],
    ['in two', ['12345', '6789\n'], [], '123456789\n'],
    ['in single characters', [...'123456789\n'], [], '123456789\n'],
    ['without its end', ['123456789', 'x'], [], '123456789x'],
    ['after a line', ['a\n12345', '6789\n'], ['a'], '123456789\n'],
    ['before a line', ['123456789\na\n'], ['a'], '123456789\n'],
    ['twice', ['123456789\n', 'a\n', '987654321\n'], ['a'], '123456789\n987654321\n'],
    ['with a message in it', ['12345678', '{"type":"init"}', '\n{}\n'], ['{}'], '12345678{"type":"init"}\n'],
    ['that starts as a message', ['{"type":', '"init"}\n'], [], '{"type":"init"}\n'],
    [
      'much too long',
      ['x'.repeat(1_000), 'y'.repeat(1_000), '\nz\n'],
      ['z'],
      `${'x'.repeat(1_000)}${'y'.repeat(1_000)}\n`,
    ],
    ['with line ends of other systems', ['123456789\r', '\r\na\n'], ['a'], '123456789\r\r\n'],
    ['of zeros', ['\0'.repeat(9), '\n'], [], `${'\0'.repeat(9)}\n`],
  ])('passes a line that is too long on in parts, %s', (_name, chunks, lines, long) => {
    expect(read(chunks, 8)).toMatchObject({ lines, long });
  });

  it('passes on small parts of a line without end, as it comes', () => {
    function* endless(): Generator<string> {
      for (let sent = 0; sent < 2 * LONGEST_LINE; sent += 65_536) yield 'x'.repeat(65_536);
    }

    const { long, longestPart } = read(endless());

    expect(long.length).toBe(2 * LONGEST_LINE);
    expect(longestPart).toBeLessThan(256 * 1024);
  });

  it('needs little more than a line for one of single characters', () => {
    const before = process.memoryUsage().heapUsed;
    const length = 4_000_000;
    const reader = createLineReader({ onLine: () => undefined, onLong: () => undefined });

    for (let sent = 0; sent < length; sent += 1) reader('x');

    expect(process.memoryUsage().heapUsed - before).toBeLessThan(96 * 1024 * 1024);
  });
});
