import { expect, it } from 'vitest';
import { inLineOrder } from './line-order.ts';

it('keeps the problems of a file together, in the order of lines, and the others as they are', () => {
  const problems = [
    { message: 'flag 1' },
    { message: 'b whole', file: 'b' },
    { message: 'a 9', file: 'a', line: 9 },
    { message: 'b 2, first', file: 'b', line: 2 },
    { message: 'a 1', file: 'a', line: 1 },
    { message: 'b 2, second', file: 'b', line: 2 },
    { message: 'flag 2' },
  ];

  expect(inLineOrder(problems).map(({ message }) => message)).toEqual([
    'flag 1',
    'flag 2',
    'b 2, first',
    'b 2, second',
    'b whole',
    'a 1',
    'a 9',
  ]);
});
