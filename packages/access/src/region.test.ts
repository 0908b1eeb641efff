import { describe, expect, it } from 'vitest';
import { environmentRegion, resolveRegions } from './region.ts';

describe('environmentRegion', () => {
  it.each([
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' }, 'eu-west-1'],
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-1' }, 'us-east-1'],
    [{}, undefined],
  ])('of %j is %s', (variables, region) => {
    expect(environmentRegion(variables)).toBe(region);
  });
});

describe('resolveRegions', () => {
  it('prefers what is given', async () => {
    await expect(resolveRegions(['a', 'b'], { AWS_REGION: 'c' })).resolves.toEqual(['a', 'b']);
  });

  it('takes the region of the environment otherwise', async () => {
    await expect(resolveRegions([], { AWS_REGION: 'c' })).resolves.toEqual(['c']);
  });

  it.each([
    [{ AWS_REGION: 'US-EAST-1' }, 'AWS_REGION is "US-EAST-1"'],
    [{ AWS_DEFAULT_REGION: 'Ireland (eu-west-1)' }, 'AWS_DEFAULT_REGION is "Ireland (eu-west-1)"'],
  ])('refuses the region of %j by the name of its variable', async (variables, message) => {
    await expect(resolveRegions([], variables)).rejects.toMatchObject({
      code: 'INVALID_REGION',
      exitClass: 'usage',
      message: expect.stringContaining(message),
    });
    await expect(resolveRegions(['eu-west-1'], variables)).resolves.toEqual(['eu-west-1']);
  });
});
