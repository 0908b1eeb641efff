import { describe, expect, it } from 'vitest';
import { findNetrcEntry } from './netrc.ts';

describe('findNetrcEntry', () => {
  it.each([
    ['on one line', 'machine index.example login me password pa55', { login: 'me', password: 'pa55' }],
    [
      'on several lines',
      'machine index.example\n  login me\n\tpassword pa55\n',
      { login: 'me', password: 'pa55' },
    ],
    ['in any order', 'machine INDEX.example password pa55 login me', { login: 'me', password: 'pa55' }],
    [
      'with an account',
      'machine index.example login me account x password p',
      { login: 'me', password: 'p' },
    ],
    ['without a login', 'machine index.example password p', { login: '', password: 'p' }],
    ['without a password', 'machine index.example login me', undefined],
    [
      'the first of two',
      'machine index.example password a machine index.example password b',
      { password: 'a' },
    ],
    ['of another machine', 'machine other.example login me password p', undefined],
    [
      'behind another',
      'machine o.example login a password b\nmachine index.example password c',
      { password: 'c' },
    ],
    [
      'by default',
      'machine o.example password b\ndefault login me password d',
      { login: 'me', password: 'd' },
    ],
    ['in quotes', 'machine index.example password "a \\"b\\" \\n#c"', { password: 'a "b" \n#c' }],
    [
      'beside comments',
      '# machine index.example password a\nmachine index.example # x\npassword b',
      { password: 'b' },
    ],
    ['with # in a word', 'machine index.example password a#b', { password: 'a#b' }],
    [
      'beyond a macro',
      'macdef init\nmachine index.example password a\n\nmachine index.example password b',
      { password: 'b' },
    ],
    ['of an empty file', '', undefined],
    ['of a name at the end', 'machine', undefined],
    ['of quotes that do not end', 'machine index.example password "abc', undefined],
  ])('finds an entry %s', (_title, text, expected) => {
    const entry = findNetrcEntry(text, 'index.example');

    if (expected === undefined) expect(entry).toBeUndefined();
    else expect(entry).toMatchObject(expected);
  });
});
