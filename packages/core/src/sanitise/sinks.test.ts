import { describe, expect, it } from 'vitest';
import { forAnnotation } from './for-annotation.ts';
import { forJson } from './for-json.ts';
import { forLog } from './for-log.ts';
import { forOutput } from './for-output.ts';
import { forTerminal } from './for-terminal.ts';
import { dropTerminalSequences } from './terminal-sequences.ts';

const ESC = '\u001b';

/** Text of a stranger, and what each sink makes of it. */
const HOSTILE = [
  ['a command', '::error::x', ': :error::x'],
  ['blanks before it', '  ::error::x', '  : :error::x'],
  ['a tab before it', '\t::add-mask::x', '\t: :add-mask::x'],
  ['a second line', 'a\n::error::x', 'a\n: :error::x'],
  ['a line of Windows', 'a\r\n::error::x', 'a\n: :error::x'],
  ['a lone carriage return', 'a\r::error::x', 'a\\r::error::x'],
  ['next line', 'a\u0085::error::x', 'a\\x85::error::x'],
  ['next line before it', '\u0085::error::x', '\\x85::error::x'],
  ['a no-break space', '\u00a0::error::x', '\u00a0: :error::x'],
  ['an ideographic space', '\u3000::error::x', '\u3000: :error::x'],
  ['an ogham space', '\u1680::error::x', '\u1680: :error::x'],
  ['a thin space', '\u2009\u202f\u205f::error::x', '\u2009\u202f\u205f: :error::x'],
  ['a line separator', 'a\u2028::error::x', 'a\\u2028::error::x'],
  ['a paragraph separator', '\u2029::error::x', '\\u2029::error::x'],
  ['vertical tab and form feed', '\u000b\u000c::error::x', '\\x0b\\x0c::error::x'],
  ['a zero-width space', '\u200b::error::x', '\u200b: :error::x'],
  ['a byte order mark', '\ufeff::error::x', '\ufeff: :error::x'],
  ['a soft hyphen between', ':\u00ad:error::x', ': \u00ad:error::x'],
  ['an old command', 'name ##[error]x', 'name ## [error]x'],
  ['two old commands', '##[group]##[group]', '## [group]## [group]'],
  ['a colour', `${ESC}[31mred`, '\\x1b[31mred'],
  ['a title', `${ESC}]0;title\u0007`, '\\x1b]0;title\\x07'],
  ['a C1 sequence', '\u009b31m', '\\x9b31m'],
  ['NUL and DEL', 'a\u0000b\u007f', 'a\\x00b\\x7f'],
  ['bidi override', 'a\u202egpj.exe', 'a\\u202egpj.exe'],
  ['bidi isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
  ['bidi marks', '\u200ea\u200f\u061c', '\\u200ea\\u200f\\u061c'],
  ['half a character', 'a\ud83d b', 'a\\ud83d b'],
] as const;

const HONEST = [
  'arn:aws:iam::123:role/x',
  'host: ok',
  '# [x]',
  'localhost ::1',
  'std::vector<int>',
  'tests/test_x.py::test_a PASSED [ 50%]',
  '\t[INFO] starting',
  'ein Gruß, 世界, 👩‍👩‍👧, שלום',
  'C:\\Users\\x',
  'a\n  b\tc',
];

describe('forLog, forAnnotation and a terminal in a workflow', () => {
  it.each(HOSTILE)('break or show %s', (_, text, expected) => {
    expect(forLog(text)).toBe(expected);
    expect(forAnnotation(text)).toBe(expected);
    expect(forTerminal(text, { inWorkflow: true })).toBe(expected);
  });

  it.each(HONEST)('leave %j as it is', (text) => {
    expect(forLog(text)).toBe(text);
    expect(forAnnotation(text)).toBe(text);
    expect(forTerminal(text, { inWorkflow: true })).toBe(text);
  });
});

describe('forTerminal outside a workflow', () => {
  it('has no commands to break, and shows what is hidden', () => {
    expect(forTerminal(`::error::x ##[y] ${ESC}[2J`, { inWorkflow: false })).toBe(
      '::error::x ##[y] \\x1b[2J',
    );
  });
});

describe('forOutput', () => {
  it.each([
    ['a\n::error::x', 'a\\u000a::error::x'],
    ['a\tb', 'a\\u0009b'],
    ['::error::x', ': :error::x'],
    ['\u00a0::error::x', '\u00a0: :error::x'],
    ['a\u202eb\u0085', 'a\\u202eb\\u0085'],
    ['ubuntu/images/hvm-ssd/ubuntu-24.04', 'ubuntu/images/hvm-ssd/ubuntu-24.04'],
  ])('makes one line of %j', (text, expected) => {
    expect(forOutput(text)).toBe(expected);
  });

  it('leaves JSON what it is', () => {
    const value = { name: 'a\u0085\u202e\u2028\u007f\n\u001b\ud800 ##[error]x' };

    expect(JSON.parse(forOutput(forJson(value)))).toEqual(value);
  });
});

describe('forJson', () => {
  const value = { name: 'a\u0085b\u202ec\u2028d\u007f\n::error::x', list: ['##[error]y', '::error::z'] };

  it.each([undefined, 2])('escapes what a terminal or a runner obeys, with indent %s', (indent) => {
    const text = forJson(value, indent);

    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    expect(text).not.toContain('##[');
    expect(text).not.toMatch(/^\s*::/m);
    expect(JSON.parse(text)).toEqual(value);
  });

  it('writes null for what has no JSON', () => {
    expect(forJson(undefined)).toBe('null');
  });
});

describe('dropTerminalSequences', () => {
  it.each([
    [`${ESC}[32mPASSED${ESC}[0m${ESC}[32m [100%]${ESC}[0m`, 'PASSED [100%]'],
    [`${ESC}[38;5;1;1mred${ESC}(B${ESC}[m`, 'red'],
    [`${ESC}]0;title\u0007text`, 'text'],
    [`${ESC}]8;;https://x.test${ESC}\\link${ESC}]8;;${ESC}\\`, 'link'],
    ['\t[INFO] starting', '\t[INFO] starting'],
    [`${ESC}[31`, `${ESC}[31`],
    [`${ESC}]0;no end`, `${ESC}]0;no end`],
    [`${ESC}]0;a\nb\u0007`, `${ESC}]0;a\nb\u0007`],
    ['##\u001b[1m[error]x', '##[error]x'],
    ['\u0007[31mbell', '\u0007[31mbell'],
  ])('takes whole sequences out of %j', (text, expected) => {
    expect(dropTerminalSequences(text)).toBe(expected);
  });
});
