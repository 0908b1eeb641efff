import { describe, expect, it } from 'vitest';
import { isInteractive } from './is-interactive.ts';

const write = () => true;

describe('isInteractive', () => {
  it.each([
    ['a terminal', { isTTY: true, columns: 80, write }, {}, true],
    ['a terminal without a width', { isTTY: true, columns: 0, write }, {}, false],
    ['a dumb terminal', { isTTY: true, columns: 80, write }, { TERM: 'dumb' }, false],
    ['a terminal of CI', { isTTY: true, columns: 80, write }, { CI: 'true' }, false],
    ['a pipe', { write }, {}, false],
  ])('for %s', (_, stderr, variables, expected) => {
    expect(isInteractive({ stderr, variables })).toBe(expected);
  });
});
