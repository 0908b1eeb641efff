import { exitStatusOf, silentLogger } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { SelectorError } from '../contract/errors.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { awsError } from '../testing/fake-ec2.ts';
import { CANONICAL, fakeDependencies, imageId, ubuntuImage } from '../testing/samples.ts';
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

/** Each region has these images, or answers with that error. */
function regional(by: Readonly<Record<string, readonly (typeof image)[] | string>>) {
  const clients = (region: string) => {
    const world = by[region] ?? [];
    if (typeof world !== 'string') return fakeDependencies(world).clients(region);
    const beforeResponse = (): void => {
      throw awsError(world, `${world} of ${region}`);
    };
    return fakeDependencies([], { beforeResponse }).clients(region);
  };
  return { ...fakeDependencies([]), clients };
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
    const dependencies = regional({ 'eu-west-1': [image], 'af-south-1': 'AuthFailure' });
    const regions = ['eu-west-1', 'af-south-1'];

    const result = await selectRegions({ ...query, regions, optional: true }, dependencies);

    expect(result.missing[0]).toMatchObject({ region: 'af-south-1', error: { code: 'REGION_NOT_ENABLED' } });
    expect(Object.keys(result.selections)).toEqual(['eu-west-1']);
  });

  it('sums the cost of all regions, those without an image included', async () => {
    const dependencies = regional({ 'eu-west-1': [image], 'us-east-1': [] });

    const { cost, selections } = await selectRegions({ ...query, optional: true }, dependencies);

    expect(selections['eu-west-1']?.cost.calls).toBe(1);
    expect(cost.calls).toBeGreaterThan(3);
  });

  it('logs a warning that regions share once', async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => warnings.push(message) };
    const any: ImageQuery = { name: ['ubuntu*'], allowAnyOwner: true, regions: query.regions };
    const dependencies = { ...regional({ 'eu-west-1': [image], 'us-east-1': [image] }), logger };

    await selectRegions(any, dependencies);

    expect(warnings).toEqual([expect.stringContaining('was not restricted')]);
  });

  it('warns when the regions do not have the same image', async () => {
    const newer = ubuntuImage({ number: 2, serial: '20261110' });
    const dependencies = worlds({ 'eu-west-1': [image], 'us-east-1': [image, newer] });

    const { warnings } = await selectRegions(query, dependencies);

    expect(warnings[0]).toContain('server-20261101 in eu-west-1');
    expect(warnings[0]).toContain('server-20261110 in us-east-1');
  });

  it('does not warn when names differ in their region only', async () => {
    const inRegion = (region: string) => ({ ...image, Name: `talos-v1.12-${region}-amd64` });
    const dependencies = worlds({
      'eu-west-1': [inRegion('eu-west-1')],
      'us-east-1': [inRegion('us-east-1')],
    });
    const named: ImageQuery = { owners: [CANONICAL], name: ['talos-*'], regions: query.regions };

    const { warnings } = await selectRegions(named, dependencies);

    expect(warnings).toEqual([]);
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

  it.each([{}, { Regions: [] }])('does not take %j for the list of all regions', async (response) => {
    const dependencies = worlds({ 'us-east-1': [image] }, { responses: { DescribeRegions: () => response } });

    await expect(
      selectRegions({ ...query, regions: ['all'] }, dependencies, { homeRegion: 'us-east-1' }),
    ).rejects.toMatchObject({ code: 'UNREACHABLE_ENDPOINT' });
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

describe('a failure in many regions', () => {
  const both = (error: string) => ({ 'eu-west-1': error, 'us-east-1': error });

  async function failureOf(by: Parameters<typeof regional>[0], wanted: ImageQuery = query) {
    const regions = Object.keys(by);
    return selectRegions({ ...wanted, regions }, regional(by)).catch((error: unknown) => error);
  }

  it.each([
    ['CredentialsProviderError', 'NO_CREDENTIALS', 23],
    ['AuthFailure', 'NO_CREDENTIALS', 23],
    ['UnauthorizedOperation', 'PERMISSION_DENIED', 23],
    ['ECONNREFUSED', 'UNREACHABLE_ENDPOINT', 6],
    ['RequestLimitExceeded', 'THROTTLED', 1],
  ])('by %s has its own status and names %s, optional or not', async (awsCode, code, status) => {
    for (const optional of [false, true]) {
      const error = await failureOf(both(awsCode), { ...query, optional });

      expect(exitStatusOf(error)).toBe(status);
      expect(error).toMatchObject({
        code: 'REGIONS_INCOMPLETE',
        message: expect.stringContaining(`${code}: ec2:DescribeImages in eu-west-1 failed: ${awsCode}`),
        details: { missing: [{ error: { code } }, { error: { code } }] },
      });
      expect((error as SelectorError).hint ?? '').not.toContain('Remove these regions');
    }
  });

  it('has the gravest status where they differ, optional or not', async () => {
    const by = { 'eu-west-1': [image], 'us-east-1': [], 'us-west-2': 'UnauthorizedOperation' };

    const strict = await failureOf(by);
    const optional = await failureOf(by, { ...query, optional: true });

    expect([exitStatusOf(strict), exitStatusOf(optional)]).toEqual([23, 23]);
    expect(strict).toMatchObject({ details: { regions: ['us-east-1', 'us-west-2'] } });
    expect(optional).toMatchObject({ details: { regions: ['us-west-2'] } });
  });

  it('stays "no image" when no region has one', async () => {
    const error = await failureOf({ 'eu-west-1': [], 'us-east-1': [image] });

    expect(exitStatusOf(error)).toBe(3);
    expect(error).toMatchObject({ hint: 'Remove these regions, or set optional: true to get the others.' });
  });

  it('does not advise to leave out every region', async () => {
    const error = await failureOf({ 'eu-west-1': [], 'us-east-1': [] });

    expect(exitStatusOf(error)).toBe(3);
    expect((error as SelectorError).hint).toBeUndefined();
  });

  it('is an error of an optional query when every region refuses the credentials', async () => {
    const error = await failureOf(
      { 'af-south-1': 'AuthFailure', 'me-south-1': 'AuthFailure' },
      { ...query, optional: true },
    );

    expect(error).toMatchObject({ message: expect.stringContaining('REGION_NOT_ENABLED') });
    expect(exitStatusOf(error)).toBe(2);
  });

  it('takes a parameter that a region lacks as no image', async () => {
    const parameter: ImageQuery = { ssmParameter: '/golden', optional: true };

    const outcome = await selectRegions(
      { ...parameter, regions: ['eu-west-1', 'us-east-1'] },
      regional({ 'eu-west-1': [image], 'us-east-1': [image] }),
    );

    expect(outcome.missing.map(({ error }) => error.code)).toEqual([
      'PARAMETER_NOT_FOUND',
      'PARAMETER_NOT_FOUND',
    ]);
  });

  it('keeps every line of each reason, once for the regions that share it', async () => {
    const old = { ...image, DeprecationTime: '2026-11-10T00:00:00.000Z' };

    const error = await failureOf({
      'eu-west-1': [old],
      'us-east-1': [{ ...old, ImageId: imageId(7) }],
      'us-west-2': 'UnauthorizedOperation',
    });

    const lines = (error as SelectorError).message.split('\n');
    expect(lines[0]).toBe('3 of 3 regions have no selection:');
    expect(lines[1]).toBe('  - eu-west-1: NO_IMAGE: No image in eu-west-1 matches the query.');
    expect(lines.join('\n')).toContain(`the only match is deprecated (${imageId(1)}`);
    expect(lines).toContain('    The same in us-east-1.');
    expect(lines.at(-1)).toBe(
      '  - us-west-2: PERMISSION_DENIED: ec2:DescribeImages in us-west-2 failed: UnauthorizedOperation of us-west-2',
    );
    const { missing } = (error as SelectorError).details as { missing: { error: SelectorError }[] };
    expect(missing[1]?.error.message).toContain(imageId(7));
  });
});
