import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { awsError } from '../testing/fake-ec2.ts';
import { fakeDependencies, rawImage } from '../testing/samples.ts';
import { selectByRegion } from './select-by-region.ts';

const optional: ImageQuery = { owners: ['self'], optional: true };

function failing(name: string) {
  const beforeResponse = (): void => {
    throw awsError(name);
  };
  return fakeDependencies([], { beforeResponse });
}

describe('one region', () => {
  it('without an image is a result of an optional query, with its cost', async () => {
    const result = await selectByRegion({ ...optional, regions: ['eu-west-1'] }, fakeDependencies([]));

    expect(result).toMatchObject({
      selections: {},
      missing: [{ region: 'eu-west-1', error: { code: 'NO_IMAGE' } }],
      cost: { calls: 1 },
    });
  });

  it.each([
    ['CredentialsProviderError', 'eu-west-1', 'NO_CREDENTIALS', 23],
    ['UnauthorizedOperation', 'eu-west-1', 'PERMISSION_DENIED', 23],
    ['ECONNREFUSED', 'eu-west-1', 'UNREACHABLE_ENDPOINT', 6],
    ['AuthFailure', 'af-south-1', 'REGION_NOT_ENABLED', 2],
  ])(
    'fails by %s in %s with its own code and status, though optional',
    async (name, region, code, status) => {
      const selecting = selectByRegion({ ...optional, regions: [region] }, failing(name));

      const error = await selecting.catch((reason: unknown) => reason);

      expect(error).toMatchObject({ code });
      expect(exitStatusOf(error)).toBe(status);
    },
  );

  it('has its selection', async () => {
    const result = await selectByRegion(
      { ...optional, regions: ['eu-west-1'] },
      fakeDependencies([rawImage()]),
    );

    expect(Object.keys(result.selections)).toEqual(['eu-west-1']);
  });
});
