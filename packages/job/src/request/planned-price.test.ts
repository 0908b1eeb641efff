import { parseImageQuery } from '@ami-select/selector';
import { expect, it } from 'vitest';
import { plannedPrice } from './planned-price.ts';
import type { SpawnRequest } from './request.ts';

const ARM = { publisher: 'ubuntu', version: '24.04', architecture: 'arm64' };

function priceOf(
  fleet: object,
  { query = ARM as object, region = 'us-east-1' as string | null, isEmbedded = false } = {},
) {
  const settings = {
    count: 2,
    ttlMinutes: 30,
    timeoutMinutes: 5,
    hopLimit: 1,
    market: 'on-demand',
    ...fleet,
  };
  const request = {
    query: parseImageQuery(query),
    fleet: settings,
    region: region ?? undefined,
    identity: { id: 'test' },
  };
  return plannedPrice(request as unknown as SpawnRequest, { isEmbedded });
}

it.each<[string, object, number]>([
  ['named types', { instanceTypes: ['t4g.small', 'c7g.large'] }, 0.145],
  ['the type that fits the architecture', {}, 0.0336],
  ['spot, which costs no more than on-demand', { market: 'spot', fallback: 'on-demand' }, 0.0336],
])('has the list price of %s', (_what, fleet, perHour) => {
  const price = priceOf(fleet);

  expect(price.unknown).toEqual([]);
  expect(price.perHour).toBeCloseTo(perHour);
  expect(price.perLease).toBeCloseTo(perHour / 2);
});

it.each<[string, object, Parameters<typeof priceOf>[1]?]>([
  ['a need decides about the types', { vcpus: 2 }],
  ['the image decides about the types', {}, { query: { ...ARM, architecture: undefined } }],
  ['the region is not known', {}, { region: null }],
  ['the region has no recorded prices', {}, { region: 'eu-west-1' }],
])('is unknown where %s', (_why, fleet, place) => {
  expect(priceOf(fleet, place)).not.toHaveProperty('perHour');
});

it.each([
  [false, 'no region is set (--region, AWS_REGION)'],
  [true, 'the endpoint of --local decides about the region'],
])('says why it is unknown without a region (--local: %s)', (isEmbedded, why) => {
  expect(priceOf({}, { region: null, isEmbedded }).unknown).toEqual([why]);
});
