import { describe, expect, it } from 'vitest';
import { compareBuildTags, readBuildTag } from './build-tag.ts';

describe('compareBuildTags', () => {
  it('orders by number, then by the rest; no tag comes first', () => {
    const texts = ['10', '2', '1b', '1a', '', '9007199254740993', '9007199254740992', '010'];

    const sorted = texts.toSorted((left, right) => compareBuildTags(readBuildTag(left), readBuildTag(right)));

    expect(sorted).toEqual(['', '1a', '1b', '2', '10', '010', '9007199254740992', '9007199254740993']);
  });
});

describe('readBuildTag', () => {
  it.each(['', 'a1', '-1'])('refuses %j', (text) => {
    expect(readBuildTag(text)).toBeUndefined();
  });
});
