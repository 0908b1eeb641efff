import { describe, expect, it } from 'vitest';
import { neutralize } from './sanitise.ts';

describe('neutralize', () => {
  it.each([
    ['::error::x', ': :error::x'],
    ['  ::error::x', '  : :error::x'],
    ['a\n::error::x', 'a\n: :error::x'],
    ['a\r::error::x', 'a\r: :error::x'],
    ['name ##[error]x', 'name ## [error]x'],
  ])('leaves the runner no command in %j', (text, expected) => {
    expect(neutralize(text)).toBe(expected);
  });

  it.each(['arn:aws:iam::123:role/x', 'host: ok', '# [x]'])('leaves %j as it is', (text) => {
    expect(neutralize(text)).toBe(text);
  });
});
