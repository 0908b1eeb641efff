import { BuilderError, type Problem } from '@ami-select/builder';
import { expect, it } from 'vitest';
import { imageProblems } from './image-problems.ts';

const wheel = (line: number, message = 'no wheel fits'): Problem => ({
  code: 'NO_WHEEL',
  file: 'r.txt',
  line,
  message,
  environment: 'app',
});
const failed = (name: string, ...problems: readonly Problem[]) => ({
  name,
  failure: new BuilderError('NO_WHEEL', 'the wheels do not fit', { problems }),
});

it('keeps file, line and environment, names the images, and is in the order of lines', () => {
  const images = [failed('a', wheel(9), wheel(2)), failed('b', wheel(5))];

  expect(imageProblems(images, 2)).toEqual([
    { ...wheel(2), message: 'a: no wheel fits' },
    { ...wheel(5), message: 'b: no wheel fits' },
    { ...wheel(9), message: 'a: no wheel fits' },
  ]);
});

it('has a problem of several images once, and without their names where all have it', () => {
  const images = [failed('a', wheel(1), wheel(2)), failed('b', wheel(1), wheel(2)), failed('c', wheel(1))];

  expect(imageProblems(images, 3)).toEqual([wheel(1), { ...wheel(2), message: 'a, b: no wheel fits' }]);
});

it('names an image even where only one of several failed', () => {
  expect(imageProblems([failed('a', wheel(1))], 2)).toEqual([{ ...wheel(1), message: 'a: no wheel fits' }]);
});

it.each([
  [new Error('boom'), 'boom'],
  ['thrown', 'thrown'],
  [new BuilderError('ABORTED', 'stopped'), 'stopped'],
])('has the message of a failure without problems: %s', (failure, message) => {
  expect(imageProblems([{ name: 'a', failure }], 2)).toEqual([{ message: `a: ${message}` }]);
});
