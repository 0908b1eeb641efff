import { describe, expect, it } from 'vitest';
import { asError, withCauses } from './as-error.ts';

const fail = (): never => {
  throw new Error('nested');
};

describe('asError', () => {
  it('gives an error as it is', () => {
    const error = new TypeError('broken');

    expect(asError(error)).toBe(error);
  });

  it.each<[string, unknown, string]>([
    ['a string', 'no', 'no'],
    ['nothing', undefined, 'undefined'],
    ['a symbol', Symbol('x'), 'Symbol(x)'],
    ['an error without a stack of text', Object.assign(new Error('x'), { stack: 1 }), 'Error: x'],
    ['an object without a prototype', Object.create(null), 'something was thrown that cannot be printed'],
    [
      'an error whose stack throws',
      Object.defineProperty(new Error('x'), 'stack', { get: fail }),
      'Error: x',
    ],
    [
      'an error whose message has no text',
      Object.assign(new Error('x'), { message: { toString: fail }, stack: undefined }),
      'something was thrown that cannot be printed',
    ],
    ['an error whose code throws', Object.defineProperty(new Error('x'), 'code', { get: fail }), 'Error: x'],
    [
      'a proxy that refuses everything',
      new Proxy({}, { getPrototypeOf: fail, get: fail }),
      'something was thrown that cannot be printed',
    ],
  ])('makes an error of %s', (_what, thrown, message) => {
    const error = asError(thrown);

    expect([error.message, typeof error.stack]).toEqual([message, 'string']);
  });
});

describe('withCauses', () => {
  it('lists an error and what caused it', () => {
    const cause = new Error('deeper');
    const error = new Error('broken', { cause });

    expect(withCauses(error)).toEqual([error, cause]);
  });

  it('ends where an error caused itself', () => {
    const error: Error = new Error('broken');
    error.cause = error;

    expect(withCauses(error)).toEqual([error]);
  });

  it('makes an error of a cause that is none', () => {
    expect(withCauses(new Error('broken', { cause: 'text' })).map(({ message }) => message)).toEqual([
      'broken',
      'text',
    ]);
  });
});
