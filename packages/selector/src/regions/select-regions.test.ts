import { describe, expect, it } from 'vitest';
import type { ImageQuery } from '../query/image-query.ts';
import { awsError } from '../testing/fake-ec2.ts';
import { fakeDependencies, imageId, ubuntuImage } from '../testing/samples.ts';
import { selectRegions } from './select-regions.ts';

const query: ImageQuery = { publisher: 'ubuntu', version: '24.04', regions: ['eu-west-1', 'us-east-1'] };
const image = ubuntuImage({ number: 1, serial: '20261101' });

function worlds(
  images: Readonly<Record<string, readonly (typeof image)[]>>,
  options: Parameters<typeof fakeDependencies>[1] = {},
) {
  const called: string[] = [];
  const clients = (region: string) => {
    called.push(region);
    return fakeDependencies(images[region] ?? [], options).clients(region);
  };
  return { ...fakeDependencies([]), clients, called };
}

describe('selectRegions', () => {
  it('selects in every region', async () => {
    const other = { ...image, ImageId: imageId(2) };
    const dependencies = worlds({ 'eu-west-1': [image], 'us-east-1': [other] });

    const { selections, missing, warnings } = await selectRegions(query, dependencies);

    expect(
      Object.entries(selections).map(
        ([
          region,
          {
            image: { id },
          },
        ]) => [region, id],
      ),
    ).toEqual([
      ['eu-west-1', imageId(1)],
      ['us-east-1', imageId(2)],
    ]);
    expect([missing, warnings]).toEqual([[], []]);
  });

  it('names the regions that are missing', async () => {
    const dependencies = worlds({ 'eu-west-1': [image] });

    await expect(selectRegions(query, dependencies)).rejects.toMatchObject({
      code: 'REGIONS_INCOMPLETE',
      details: { regions: ['us-east-1'] },
      message: expect.stringContaining('us-east-1: NO_IMAGE'),
    });
  });

  it('lists the missing regions of an optional query', async () => {
    const dependencies = worlds({ 'eu-west-1': [image] });

    const { selections, missing } = await selectRegions({ ...query, optional: true }, dependencies);

    expect(Object.keys(selections)).toEqual(['eu-west-1']);
    expect(missing).toEqual([{ region: 'us-east-1', error: expect.objectContaining({ code: 'NO_IMAGE' }) }]);
  });

  it('keeps the selections of the others when a region is not enabled', async () => {
    const closed = () => {
      throw awsError('AuthFailure');
    };
    const open = worlds({ 'eu-west-1': [image] });
    const shut = worlds({}, { beforeResponse: closed });
    const clients = (region: string) => (region === 'eu-west-1' ? open : shut).clients(region);

    const result = await selectRegions({ ...query, optional: true }, { ...open, clients });

    expect(result.missing[0]).toMatchObject({ region: 'us-east-1', error: { code: 'REGION_NOT_ENABLED' } });
    expect(Object.keys(result.selections)).toEqual(['eu-west-1']);
  });

  it('warns when the regions do not have the same image', async () => {
    const newer = ubuntuImage({ number: 2, serial: '20261110' });
    const dependencies = worlds({ 'eu-west-1': [image], 'us-east-1': [image, newer] });

    const { warnings } = await selectRegions(query, dependencies);

    expect(warnings[0]).toContain('server-20261101 in eu-west-1');
    expect(warnings[0]).toContain('server-20261110 in us-east-1');
  });

  it('lists all enabled regions', async () => {
    const regions = () => ({
      Regions: [
        { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'af-south-1', OptInStatus: 'not-opted-in' },
        { RegionName: 'eu-west-1', OptInStatus: 'opted-in' },
      ],
    });
    const dependencies = worlds(
      { 'eu-west-1': [image], 'us-east-1': [image] },
      { responses: { DescribeRegions: regions } },
    );

    const { selections } = await selectRegions({ ...query, regions: ['all'] }, dependencies, {
      homeRegion: 'us-east-1',
    });

    expect(Object.keys(selections)).toEqual(['eu-west-1', 'us-east-1']);
  });

  it('calls all regions at the same time', async () => {
    let running = 0;
    let most = 0;
    const beforeResponse = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    const dependencies = worlds({ 'eu-west-1': [image], 'us-east-1': [image] }, { beforeResponse });

    await selectRegions(query, dependencies);

    expect(most).toBe(2);
  });

  it.each([
    [{ ...query, regions: ['eu-west-1', 'cn-north-1'] }, 'are in different partitions (aws, aws-cn)'],
    [{ ...query, regions: ['all', 'eu-west-1'] }, 'all cannot be combined'],
    [{ ...query, regions: ['all'] }, 'needs a home region'],
  ])('refuses %j', async (wrong, message) => {
    const selecting = selectRegions(wrong, worlds({}));

    await expect(selecting).rejects.toMatchObject({
      code: 'INVALID_QUERY',
      message: expect.stringContaining(message),
    });
  });
});
