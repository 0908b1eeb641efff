import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyUnwritable } from './unwritable.ts';

const errorOf = (code: unknown, syscall: unknown): Error => Object.assign(new Error('x'), { code, syscall });

it.each([
  ['ENOSPC', 'no space is left on its file system'],
  ['EROFS', 'its file system is read-only'],
  ['EXDEV', 'of EXDEV'],
  ['constructor', 'of constructor'],
])('says what %s means', (code, reason) => {
  expect(whyUnwritable(errorOf(code, 'write'))).toBe(reason);
});

it('knows the errors of Node', () => {
  const path = join(import.meta.filename, 'x');

  expect(() => mkdirSync(path)).toThrow(
    expect.toSatisfy((error) => whyUnwritable(error) === 'a part of its path is no folder'),
  );
});

it.each([new Error('x'), errorOf('ECODED', undefined), 'ENOSPC'])('has no word for %s', (error) => {
  expect(whyUnwritable(error)).toBeUndefined();
});
