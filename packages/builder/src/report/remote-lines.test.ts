import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RemoteLines } from './remote-lines.ts';

function collect(chunks: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const remote = new RemoteLines((line) => lines.push(line));
  for (const chunk of chunks) remote.push(chunk);
  remote.end();
  return lines;
}

describe('a line of another machine', () => {
  it.each([
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['   ::error::x', '   : :error::x'],
    ['\t::add-mask::x', '\t: :add-mask::x'],
    ['text ##[error]x', 'text ## [error]x'],
    ['##[group]##[group]', '## [group]## [group]'],
    ['std::vector<int>', 'std::vector<int>'],
    ['\u001b[31mred\u001b[0m \u001b[2Jgone', 'red gone'],
    ['\u001b[0m::error::x', ': :error::x'],
    ['a\u0000b\u0007c\u007f\td', 'a\\x00b\\x07c\\x7f\td'],
    ['\t[INFO] starting', '\t[INFO] starting'],
    ['\u001b[32mPASSED\u001b[0m\u001b[32m [ 50%]\u001b[0m', 'PASSED [ 50%]'],
    ['\u001b]0;a title\u0007text', 'text'],
    ['\u001b]0;no end', '\\x1b]0;no end'],
    ['invoice\u202efdp.exe', 'invoice\\u202efdp.exe'],
    ['\u0085::error::x', '\\x85::error::x'],
    ['\u00a0::error::x', '\u00a0: :error::x'],
    ['\u3000::error::x', '\u3000: :error::x'],
    ['##\u001b[1m[error]x', '## [error]x'],
  ])('%j becomes %j', (line, expected) => {
    expect(collect([`${line}\n`])).toEqual([expected]);
  });

  it('leaves no command in any line', () => {
    const piece = fc.constantFrom(
      ':',
      '#',
      '[',
      '\u001b',
      '\u0000',
      ' ',
      'error',
      ']',
      '\u009b',
      'm',
      '::',
      '##[',
      '\u00a0',
    );

    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (line) => {
          const [harmless] = collect([`${line}\n`]);

          expect(harmless).not.toMatch(/^\s*::/);
          expect(harmless).not.toContain('##[');
        },
      ),
    );
  });
});

describe('RemoteLines', () => {
  it.each<[readonly string[], readonly string[]]>([
    [
      ['a\nb', 'c\n'],
      ['a', 'bc'],
    ],
    [
      ['a\r', '\nb\r\n'],
      ['a', 'b'],
    ],
    [['10%\r50%\r100%\n'], ['10%', '50%', '100%']],
    [['no newline'], ['no newline']],
    [['\n\n'], ['', '']],
    [['last\r'], ['last']],
    [[':', ':error::x\n'], [': :error::x']],
  ])('%j gives %j', (chunks, lines) => {
    expect(collect(chunks)).toEqual(lines);
  });

  it('cuts a line that never ends', () => {
    const lines = collect(['x'.repeat(20_000)]);

    expect(lines.map(({ length }) => length)).toEqual([8_192, 8_192, 3_616]);
  });

  it.each([
    ['\u001b]0;title\u0007', 8_190],
    ['\u001b]8;;https://a.example\u001b\\', 8_180],
    ['\u001b]0;title\u001b\\', 8_192 - 10],
    ['\u001b[31m', 8_191],
  ])('cuts a long line, but not the sequence %j in it', (sequence, before) => {
    const lines = collect([`${'x'.repeat(before)}${sequence.slice(0, 2)}`, `${sequence.slice(2)}y\n`]);

    expect(lines.join('')).toBe(`${'x'.repeat(before)}y`);
  });

  it('goes on after a sequence that never ends', () => {
    const lines = collect([`\u001b[${'1'.repeat(20_000)}`]);

    expect(lines.map(({ length }) => length)).toEqual([8_195, 8_192, 3_618]);
  });

  it('gives the same lines however the text is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', ':', ' ') });

    fc.assert(
      fc.property(text, fc.nat(50), (whole, cut) => {
        expect(collect([whole.slice(0, cut), whole.slice(cut)])).toEqual(collect([whole]));
      }),
    );
  });
});
