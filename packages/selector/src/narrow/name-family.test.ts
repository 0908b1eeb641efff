import { globMatcher } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { escapeGlob, globOf, maskedName } from './name-family.ts';

describe('the family of a name', () => {
  it.each([
    ['debian-12-amd64-20250115-1993', 'debian-12-amd64-*'],
    ['Windows_Server-2022-English-Full-Base-2025.01.15', 'Windows_Server-2022-English-Full-Base-*'],
    ['bottlerocket-aws-k8s-1.31-x86_64-v1.30.0-fcf71a47', 'bottlerocket-aws-k8s-1.31-x86_64-v1.30.0-*'],
    ['corp-base-20260101.2', 'corp-base-*'],
    ['corp-base-20260101-1.2.0', 'corp-base-*-1.2.0'],
    ['corp-2026-01-15-web', 'corp-*-web'],
    ['corp-base-0b5a8d3e-94c1-4f5e-9d1c-1a2b3c4d5e6f', 'corp-base-*'],
    ['app-1767225600-4f1c7a2', 'app-*'],
    ['corp-base-1', 'corp-base-1'],
    ['odd*name?', 'odd\\*name\\?'],
  ])('of %s is %s', (name, family) => {
    const glob = globOf(maskedName(name));

    expect(glob).toBe(family);
    expect(globMatcher([glob])(name)).toBe(true);
  });

  it('escapes a text that must stay as it is', () => {
    expect(globMatcher([escapeGlob('a*b?c\\d')])('a*b?c\\d')).toBe(true);
    expect(globMatcher([escapeGlob('a*')])('ab')).toBe(false);
  });
});
