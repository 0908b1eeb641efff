import { describe, expect, it } from 'vitest';
import { createFakeCore } from './testing/index.ts';

const HOSTILE: readonly (readonly [text: string, logged: string])[] = [
  ['::error::x', ': :error::x'],
  ['\u00a0::error::x', '\u00a0: :error::x'],
  ['\u0085::error::x', '\\x85::error::x'],
  ['\u2028::error::x', '\\u2028::error::x'],
  ['\u3000\t::error::x', '\u3000\t: :error::x'],
  ['a\n::error::x', 'a\n: :error::x'],
  ['a\r::error::x', 'a\\r::error::x'],
  ['a\u000b::error::x', 'a\\x0b::error::x'],
  ['a ##[error]x', 'a ## [error]x'],
  ['a\u001b[2J', 'a\\x1b[2J'],
  ['a\u202eb', 'a\\u202eb'],
];

describe('every sink', () => {
  it.each(HOSTILE)('of the log makes %j harmless', (text, logged) => {
    const core = createFakeCore();

    core.debug(text);
    core.info(text);
    core.warning(text);
    core.error(text);
    core.startGroup(text);

    expect(core.log).toEqual([
      `debug: ${logged}`,
      logged,
      `warning: ${logged}`,
      `error: ${logged}`,
      `group: ${logged}`,
    ]);
  });

  it.each(HOSTILE)('of outputs makes one harmless line of %j', (text) => {
    const core = createFakeCore();

    core.setOutput('name', text);
    core.setOutput('lines', ['ours', text]);

    expect(core.outputs.get('name')).not.toMatch(/[\p{Cc}\u2028\u202e]|^\s*::|##\[/u);
    expect(core.outputs.get('lines')).toBe(`ours\n${core.outputs.get('name')}`);
  });

  it('shows what is hidden behind the fence too', () => {
    const core = createFakeCore();

    core.remote('a\u001b[2J\u202e');
    core.closeFence();

    expect(core.log[1]).toBe('a\\x1b[2J\\u202e');
  });
});

describe('createFencedCore', () => {
  it('puts remote output between stop-commands and its token, unchanged', () => {
    const core = createFakeCore();

    core.remote('host-1 | ::set-output name=a::b\n');
    core.remote('host-2 | x ##[error]y');
    core.closeFence();

    expect(core.log).toEqual([
      '::stop-commands::token',
      'host-1 | ::set-output name=a::b',
      'host-2 | x ##[error]y',
      '::token::',
    ]);
  });

  it('takes the fence down before each command of our own', () => {
    const core = createFakeCore();

    core.remote('one');
    core.warning('ours');
    core.remote('two');
    core.setSecret('hidden');
    core.remote('three');
    core.closeFence();

    expect(core.log).toEqual([
      '::stop-commands::token',
      'one',
      '::token::',
      'warning: ours',
      '::stop-commands::token',
      'two',
      '::token::',
      '::stop-commands::token',
      'three',
      '::token::',
    ]);
  });

  it('uses a new token for each fence', () => {
    let next = 0;
    const core = createFakeCore({ createToken: () => `token-${next++}` });

    core.remote('one');
    core.info('ours');
    core.remote('two');
    core.closeFence();

    expect(core.log.filter((line) => line.includes('token-'))).toEqual([
      '::stop-commands::token-0',
      '::token-0::',
      '::stop-commands::token-1',
      '::token-1::',
    ]);
  });

  it('writes nothing when there was no remote output', () => {
    const core = createFakeCore();

    core.closeFence();

    expect(core.log).toEqual([]);
  });
});
