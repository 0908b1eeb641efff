import { describe, expect, it } from 'vitest';
import { didYouMean, nearestWord } from './did-you-mean.ts';

const KNOWN = ['publisher', 'owner', 'architecture', 'instance-types', 'name'];

describe('nearestWord', () => {
  it.each([
    ['publsher', 'publisher'],
    ['ownr', 'owner'],
    ['Architecture', 'architecture'],
    ['instance_type', 'instance-types'],
    ['nmae', 'name'],
    ['achitcture', 'architecture'],
    ['nae', 'name'],
    ['instance', 'instance-types'],
    ['owner_alias', 'owner'],
    ['nxx', undefined],
    ['wheelhouse', undefined],
  ])('finds for %s the word %s', (word, expected) => {
    expect(nearestWord(word, KNOWN)).toBe(expected);
  });
});

describe('didYouMean', () => {
  it('is empty when no word is near', () => {
    expect(didYouMean('zzz', KNOWN)).toBe('');
  });

  it('names the nearest word', () => {
    expect(didYouMean('publihser', KNOWN)).toBe(' (did you mean "publisher"?)');
  });
});
