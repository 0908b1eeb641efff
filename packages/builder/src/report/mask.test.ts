import { describe, expect, it } from 'vitest';
import { createMask, maskDeep } from './mask.ts';
import { RemoteLines } from './remote-lines.ts';

describe('createMask', () => {
  it.each([
    [['hush'], 'a hush, hush!', 'a ***, ***!'],
    [['pass', 'password'], 'password pass', '*** ***'],
    [['one1\ntwo2\n'], 'one1 two2', '*** ***'],
    [['{\n  "key": 1\n}\n'], '{ "key": 1 } {\n  "key": 1\n}', '{ "key": 1 } {\n***\n}'],
    [['abc', ' x '], 'abc x y', 'abc x y'],
    [['a.*b'], 'a.*b axxb', '*** axxb'],
    [['', ' ', '\n'], ' as it is\n', ' as it is\n'],
    [[], 'as it is', 'as it is'],
  ])('of %j turns %j into %j', (values, text, masked) => {
    expect(createMask(values)(text)).toBe(masked);
  });
});

it('masks every string of plain data', () => {
  const data = { a: ['hush', 1, null, { b: 'my hush' }], c: undefined, d: true };

  expect(maskDeep(data, createMask(['hush']))).toEqual({
    a: ['***', 1, null, { b: 'my ***' }],
    c: undefined,
    d: true,
  });
});

describe('lines of a machine', () => {
  it.each([8_180, 8_190, 8_192, 8_200])('hide a secret after %d characters, however it arrives', (before) => {
    const secret = 'S3cret-with-many-characters';
    for (const cut of [1, 10, secret.length]) {
      const lines: string[] = [];
      const remote = new RemoteLines((line) => lines.push(line), createMask([secret]));

      remote.push('x'.repeat(before) + secret.slice(0, cut));
      remote.push(`${secret.slice(cut)}y\n`);
      remote.end();

      expect(lines.join('')).toBe(`${'x'.repeat(before)}***y`);
    }
  });
});
