import { describe, expect, it } from 'vitest';
import { findImage } from './find-image.ts';

const config = { path: '/w/ami-select.yml', images: { base: { publisher: 'ubuntu' }, short: 'debian/12' } };
const PUBLISHERS = {
  words: ['ubuntu', 'debian'],
  has: (word: string) => /^(ubuntu|debian)(-\d+)?$/i.test(word),
};

describe('findImage', () => {
  it.each([
    ['base', { publisher: 'ubuntu' }],
    ['short', 'debian/12'],
    ['ubuntu/24.04@arm64', 'ubuntu/24.04@arm64'],
    ['ssm:/a/b', 'ssm:/a/b'],
    ['ami-0123', 'ami-0123'],
    ['Debian', 'Debian'],
    ['debian-12', 'debian-12'],
  ])('knows what %s stands for', (word, fields) => {
    expect(findImage(config, word, PUBLISHERS)).toEqual({ fields });
  });

  it.each([
    [
      'bas',
      '"bas" is not valid because it is unknown (did you mean "base"?); /w/ami-select.yml names base, short; ',
    ],
    [
      'ubunut',
      '"ubunut" is not valid because it is unknown (did you mean "ubuntu"?); /w/ami-select.yml names base, short; ',
    ],
    [
      'constructor',
      '"constructor" is not valid because it is unknown; /w/ami-select.yml names base, short; ',
    ],
  ])('reports the problem of %s', (word, problem) => {
    expect(findImage(config, word, PUBLISHERS)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it.each([
    [{ images: {} }, 'there is no config that names images'],
    [{ path: '/w/x.yml', images: {} }, '/w/x.yml names no images'],
  ])('reports that no config names images', (empty, problem) => {
    expect(findImage(empty, 'base', PUBLISHERS)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
