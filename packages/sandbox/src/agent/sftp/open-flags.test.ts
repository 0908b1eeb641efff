import { constants } from 'node:fs';
import { expect, it } from 'vitest';
import { openFlags } from './open-flags.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = constants;

it.each([
  { from: 'a download', bits: 0x01, flags: O_RDONLY },
  { from: 'scp, which shortens the file later', bits: 0x0a, flags: O_WRONLY | O_CREAT },
  { from: 'an upload', bits: 0x1a, flags: O_WRONLY | O_CREAT | O_TRUNC },
  { from: 'an upload that goes on', bits: 0x06, flags: O_WRONLY | O_APPEND },
  { from: 'a lock file', bits: 0x2b, flags: O_RDWR | O_CREAT | O_EXCL },
])('opens as $from wants it', ({ bits, flags }) => {
  expect(openFlags(bits)).toBe(flags);
});
