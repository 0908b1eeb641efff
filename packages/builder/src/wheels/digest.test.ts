import { describe, expect, it } from 'vitest';
import { sha256 } from './digest.ts';
import { Digests } from './digests.ts';

const bytes = Buffer.from('abc');
const SHA256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const SHA384 =
  'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7';

describe('sha256', () => {
  it('is the digest of FIPS 180-4', () => {
    expect(sha256(bytes)).toBe(SHA256);
  });
});

describe('Digests', () => {
  it.each([
    ['sha256', `sha256:${SHA256}`, true],
    ['another algorithm', `sha384:${SHA384}`, true],
    ['the digest of one algorithm under the name of another', `sha384:${SHA256}`, false],
    ['another digest', `sha256:${'0'.repeat(64)}`, false],
  ])('compares with %s', (_title, hash, expected) => {
    const digests = new Digests([hash]);
    for (const byte of bytes) digests.update(Buffer.from([byte]));

    const finished = digests.finish();

    expect(finished).toMatchObject({ bytes: 3, sha256: SHA256 });
    expect(finished.has(hash)).toBe(expected);
  });
});
