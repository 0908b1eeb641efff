import { describe, expect, it } from 'vitest';
import { listSome, SomeNames } from './list-some.ts';

describe('SomeNames', () => {
  it.each([[[]], [['a']], [['a', 'b', 'c']], [['a', 'b"', 'c', 'd']], [['x'.repeat(150), ...'abcdefg']]])(
    'lists %j as listSome does',
    (names) => {
      const found = new SomeNames();
      for (const name of names) found.add(name);

      expect(`${found}`).toBe(listSome(names));
      expect(found.count).toBe(names.length);
    },
  );
});
