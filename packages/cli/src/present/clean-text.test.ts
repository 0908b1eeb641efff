import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanText, readReader } from './clean-text.ts';

const IN_WORKFLOW = { inWorkflow: true };

describe('cleanText', () => {
  it.each([
    ['end it with: ami-select local stop', 'end it with: node bin.js local stop'],
    ['"ami-select reap" removes it', '"node bin.js reap" removes it'],
    ['no endpoint of "ami-select local" is running', 'no endpoint of "ami-select local" is running'],
    ['ami-select.yml and ami-select local-ec2 stay', 'ami-select.yml and ami-select local-ec2 stay'],
  ])('names commands as the reader starts them: %s', (text, named) => {
    expect(cleanText(text, { inWorkflow: false, command: 'node bin.js' })).toBe(named);
  });

  it.each(readdirSync(new URL('../commands', import.meta.url)))('knows the command %s', (name) => {
    const told = cleanText(`ami-select ${name} x`, { inWorkflow: false, command: 'node bin.js' });

    expect(told).toBe(`node bin.js ${name} x`);
  });

  it.each([
    ['ubuntu\n::error::x', 'ubuntu\n    : :error::x'],
    ['ubuntu\r\n::error::x', 'ubuntu\n    : :error::x'],
    ['ubuntu\r::error::x', 'ubuntu\\r::error::x'],
    ['::add-mask::x', ': :add-mask::x'],
    ['\u0085::error::x', '\\x85::error::x'],
    ['\u3000::error::x', '\u3000: :error::x'],
    ['a ##[error]x', 'a ## [error]x'],
    ['a\n✖ ours', 'a\n    ✖ ours'],
    ['a\n  host-1 │ ours', 'a\n      host-1 │ ours'],
    ['a\n\tx', 'a\n    \tx'],
    ['\u001b[2J\u001b[31mx', '\\x1b[2J\\x1b[31mx'],
    ['\u001b]8;;http://x\u0007', '\\x1b]8;;http://x\\x07'],
    ['\u009b2J', '\\x9b2J'],
    ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['2 problems:\n  - a\n    more\n  - b', '2 problems:\n  - a\n    more\n  - b'],
    ['std::vector', 'std::vector'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleanText(text, IN_WORKFLOW)).toBe(expected);
  });

  it('leaves colons alone where no runner reads them', () => {
    expect(cleanText('::1 ##[x]', { inWorkflow: false })).toBe('::1 ##[x]');
  });
});

describe('readReader', () => {
  it.each([
    [{ GITHUB_ACTIONS: 'true' }, true],
    [{}, false],
    [{ GITHUB_ACTIONS: '' }, false],
  ])('%j', (variables, inWorkflow) => {
    const reader = readReader({ variables, self: [], workingDirectory: '/' });

    expect(reader).toEqual({ inWorkflow, command: 'ami-select' });
  });
});
