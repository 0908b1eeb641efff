import { exitStatusOf } from '@ami-select/core';
import { expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { httpDependencies } from '../testing/http.ts';
import { dependenciesOf, startEndpoint } from '../testing/local-endpoint.ts';
import { selectRegions } from './select-regions.ts';

const query: ImageQuery = {
  publisher: 'ubuntu',
  version: '24.04',
  regions: ['eu-west-1', 'us-east-1'],
  optional: true,
};

it.each([
  ['PERMISSION_DENIED', 23, { kind: 'error', code: 'UnauthorizedOperation', status: 403 }],
  ['NO_CREDENTIALS', 23, { kind: 'error', code: 'AuthFailure', status: 401 }],
  ['UNREACHABLE_ENDPOINT', 6, { kind: 'lose-response' }],
] as const)('%s in every region is no missing image: status %i', async (code, status, effect) => {
  const rules = [{ match: { operation: 'DescribeImages' }, effect }];
  const faulty = await startEndpoint({ images: 500, faults: { rules } });

  const error = await selectRegions(query, dependenciesOf(faulty)).catch((reason: unknown) => reason);

  await faulty.close();
  expect(error).toMatchObject({ message: expect.stringContaining(`eu-west-1: ${code}`) });
  expect(exitStatusOf(error)).toBe(status);
});

it('a region that nothing listens for is unreachable: status 6', async () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const dependencies = httpDependencies({ endpoint: 'http://127.0.0.1:1', ...credentials });

  const error = await selectRegions(query, dependencies).catch((reason: unknown) => reason);

  expect(exitStatusOf(error)).toBe(6);
});

it('leaves out the regions without an image, and those that are not enabled', async () => {
  const effect = { kind: 'error', code: 'AuthFailure', status: 401 } as const;
  const local = await startEndpoint({
    images: 500,
    faults: { rules: [{ match: { region: 'mx-central-1' }, effect }] },
  });
  const regions = ['eu-west-1', 'mx-central-1'];

  const found = await selectRegions({ ...query, regions }, dependenciesOf(local));
  const none = await selectRegions({ ...query, version: '99.04', regions }, dependenciesOf(local));

  await local.close();
  expect(Object.keys(found.selections)).toEqual(['eu-west-1']);
  expect(found.missing).toMatchObject([{ region: 'mx-central-1', error: { code: 'REGION_NOT_ENABLED' } }]);
  expect(none.missing.map(({ error }) => error.code)).toEqual(['NO_IMAGE', 'REGION_NOT_ENABLED']);
});
