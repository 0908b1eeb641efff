import { describe, expect, it } from 'vitest';
import { matchingHash, sha256 } from './digest.ts';

const bytes = Buffer.from('abc');
const SHA256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const SHA384 =
  'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7';

describe('sha256', () => {
  it('is the digest of FIPS 180-4', () => {
    expect(sha256(bytes)).toBe(SHA256);
  });
});

describe('matchingHash', () => {
  it.each([
    ['one of several', [`sha256:${'0'.repeat(64)}`, `sha256:${SHA256}`], `sha256:${SHA256}`],
    ['of another algorithm', [`sha384:${SHA384}`], `sha384:${SHA384}`],
    ['the digest of one algorithm under the name of another', [`sha384:${SHA256}`], undefined],
    ['none', [], undefined],
  ])('finds %s', (_title, allowed, expected) => {
    expect(matchingHash(bytes, allowed)).toBe(expected);
  });
});
