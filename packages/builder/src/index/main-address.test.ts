import { expect, it } from 'vitest';
import { mainAddress, needsMain } from './main-address.ts';

it.each([
  [{ indexUrl: 'https://a' }, 'https://b', 'https://a'],
  [{}, 'https://b', 'https://b'],
  [{}, '', 'https://pip'],
  [{}, undefined, 'https://pip'],
])('of %j with PIP_INDEX_URL %j is %s', async (build, pipIndexUrl, expected) => {
  const address = await mainAddress(build, { pipIndexUrl, discover: async () => 'https://pip' });

  expect(address).toBe(expected);
});

it('is needless where a further index has every package', () => {
  const index = { name: 'all', url: 'https://a' };

  expect(needsMain({ indexes: [{ ...index, packages: ['torch'] }] })).toBe(true);
  expect(needsMain({ indexes: [{ ...index, packages: ['*'] }] })).toBe(false);
});
