import { expect, it } from 'vitest';
import { forShell } from './for-shell.ts';

it.each([
  ['i-0123456789abcdef0', 'i-0123456789abcdef0'],
  ['/tmp/ami-select/fleet-1.json', '/tmp/ami-select/fleet-1.json'],
  ['', "''"],
  ['a b', "'a b'"],
  ['vol-1; echo x', "'vol-1; echo x'"],
  ['$(echo x)', "'$(echo x)'"],
  ['`echo x`', "'`echo x`'"],
  ['a\necho x', "'a\necho x'"],
  ["it's", "'it'\\''s'"],
  ['a|b>c&d', "'a|b>c&d'"],
  ['*', "'*'"],
  ['~/x', "'~/x'"],
])('%j is the one word %j', (word, quoted) => {
  expect(forShell(word)).toBe(quoted);
});
