import ssh2 from 'ssh2';
import { expect, it } from 'vitest';
import { createKeyMaterial } from './key-material.ts';

it('makes no ed25519 key that cannot be read', () => {
  const keys = Array.from({ length: 2_000 }, () => createKeyMaterial('ed25519', 'mine').privateKey);

  expect(keys.filter((key) => ssh2.utils.parseKey(key) instanceof Error)).toEqual([]);
});
