import { describe, expect, it } from 'vitest';
import { findNamedImage } from './named-image.ts';

const config = {
  path: '/w/ami-select.yml',
  directory: '/w',
  images: { base: { publisher: 'ubuntu' }, short: 'debian/12' },
  fleets: {},
};

describe('findNamedImage', () => {
  it.each([
    ['base', { fields: { publisher: 'ubuntu' } }],
    ['short', { shorthand: 'debian/12' }],
    ['ubuntu/24.04@arm64', { shorthand: 'ubuntu/24.04@arm64' }],
    ['ssm:/a/b', { shorthand: 'ssm:/a/b' }],
    ['ami-0123', { shorthand: 'ami-0123' }],
  ])('knows what %s stands for', (name, expected) => {
    const problems: string[] = [];

    const found = findNamedImage(config, name, problems);

    expect([found, problems]).toEqual([expected, []]);
  });

  it('names the nearest image for a typo', () => {
    const problems: string[] = [];

    findNamedImage(config, 'bas', problems);

    expect(problems).toEqual([
      'input "image" is "bas"; /w/ami-select.yml names base, short (did you mean base?)',
    ]);
  });

  it('says when the config names none', () => {
    const problems: string[] = [];

    findNamedImage({ ...config, images: {} }, 'base', problems);

    expect(problems[0]).toContain('names no images');
  });
});
