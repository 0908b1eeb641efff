import { expect, it } from 'vitest';
import { nearestWord } from './nearest-word.ts';

it.each([
  ['onwer', 'owner'],
  ['architecure', 'architecture'],
  ['regoin', 'region'],
])('knows what %s was meant to be', (word, meant) => {
  expect(nearestWord(word, ['owner', 'architecture', 'region'])).toBe(meant);
});

it('suggests nothing for a word unlike all others', () => {
  expect(nearestWord('banana', ['owner', 'architecture', 'region'])).toBeUndefined();
});
