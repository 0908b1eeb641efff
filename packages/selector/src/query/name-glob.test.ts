import { describe, expect, it } from 'vitest';
import { nameGlob } from './name-glob.ts';

describe('nameGlob', () => {
  it.each([
    'ubuntu/images/hvm-ssd-gp3/ubuntu-*-24.04-amd64-server-????????',
    'al2023-ami-2023.*-kernel-6.1-x86_64',
    'weird[1] (odd) name',
    "Bob's@image_2",
    'a\\*b',
    'FreeBSD 15.1-RELEASE*-amd64* base UFS',
    '[abc]*',
  ])('takes %s as it is', (glob) => {
    expect(nameGlob(glob)).toEqual({ value: glob });
  });

  it.each([
    ['^corp-.*$', '^'],
    ['corp-.*$', '$'],
    ['corp-\\d+', '\\d'],
    ['(a|b)-*', '|'],
    ['corp-[0-9]*', '[0-9]'],
    ['corp-.+', '.+'],
    ['corp-.{3}', '{3}'],
  ])('gives for the regular expression %s the word that it is a glob', (glob, mark) => {
    expect(nameGlob(glob)).toEqual({
      problem: expect.stringContaining(`is a glob, in which "${mark}" has no meaning`),
    });
  });
});
