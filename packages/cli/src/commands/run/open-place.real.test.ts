import { afterEach, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { type OpenPlace, openEmbedded } from './open-place.ts';

let place: OpenPlace;
afterEach(() => place?.close());

it('embeds an endpoint that answers its own run only', async () => {
  place = await openEmbedded('eu-west-1', createTestContext().context);
  const { endpoint = '' } = place.access;
  const statusOf = async (path: string, init: RequestInit) => (await fetch(endpoint + path, init)).status;

  expect(await statusOf('/', { method: 'POST', body: 'Action=DescribeVpcs&Version=2016-11-15' })).toBe(403);
  expect(await statusOf('/?Action=DescribeVpcs&Version=2016-11-15', {})).toBe(403);
  expect(await statusOf('/_local/journal/requests', {})).toBe(401);
});
