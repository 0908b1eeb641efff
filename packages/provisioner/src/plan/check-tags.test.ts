import { expect, it } from 'vitest';
import { checkTags } from './check-tags.ts';

const KEY = 'keys of 1 to 128 characters that do not begin with ami-select: or aws:';
const VALUE = 'a string of at most 256 characters';
const SECRET = 'hunter2';
const long = SECRET.padEnd(257, 'v');
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'v']));

it.each([
  [many(43), 'tags', '43 tags', 'at most 42'],
  [{ 'ami-select:run': 'x' }, 'tags', 'ami-select:run', KEY],
  [{ 'AWS:x': 'x' }, 'tags', 'AWS:x', KEY],
  [{ '': 'x' }, 'tags', '""', KEY],
  [{ ['k'.repeat(129)]: 'x' }, 'tags', `${'k'.repeat(32)}… (129 characters)`, KEY],
  [{ 'a\tb': 'x' }, 'tags', 'a\tb', 'keys without control characters'],
  [{ a: long }, 'tags a', 'a value of 257 characters', VALUE],
  [{ a: 7 as never }, 'tags a', 'a number', VALUE],
  [{ a: `${SECRET}\u0001\u0007` }, 'tags a', 'a value with a control character', 'text without them'],
  [{ a: 'one\ntwo' }, 'tags a', 'a value with a control character', 'text without them'],
  [{ a: '\u0085' }, 'tags a', 'a value with a control character', 'text without them'],
])('refuses %j, and says no value', (tags, field, got, expected) => {
  const problems = checkTags({ tags });

  expect(problems).toEqual([{ field, message: `${got} is not valid; expected ${expected}` }]);
  expect(JSON.stringify(problems)).not.toContain(SECRET);
});

it('lists every problem of every tag', () => {
  const tags = { 'aws:x': 'y', a: long, 'ami-select:fleet': 'z', b: '\u0000' };

  expect(checkTags({ tags }).map(({ field }) => field)).toEqual(['tags', 'tags a', 'tags', 'tags b']);
});

it.each([undefined, {}, many(42), { 'Kostenstelle ß': 'größer = 1 + ✓ @ /:._-', empty: '' }])(
  'takes %j',
  (tags) => {
    expect(checkTags({ tags })).toEqual([]);
  },
);
