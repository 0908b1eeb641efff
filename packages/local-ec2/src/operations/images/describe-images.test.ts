import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeImages } from './describe-images.ts';
import { IMAGE_FILTERS } from './image-filters.ts';
import { codeOf, createImageBench, TEST_NOW } from './testing/image-bench.ts';

const bench = createImageBench();

async function describeAll(input: DescribeImagesRequest = {}, where = bench): Promise<Image[]> {
  const result = await where.call<DescribeImagesResult>(describeImages, input);
  return result.Images ?? [];
}

function filter(name: string, ...values: string[]): DescribeImagesRequest {
  return { Filters: [{ Name: name, Values: values }] };
}

/** The filter names in the documentation that the SDK carries. */
function documentedFilters(): string[] {
  const folder = join(
    dirname(fileURLToPath(import.meta.resolve('@aws-sdk/client-ec2'))),
    '../dist-types/models',
  );
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .find((source) => source.includes('export interface DescribeImagesRequest '));
  const start = text?.indexOf('export interface DescribeImagesRequest ') ?? 0;
  const body = text?.slice(start, text.indexOf('Filters?:', start)) ?? '';
  const documentation = body.slice(body.lastIndexOf('The filters.'));
  return [
    ...documentation.matchAll(/<p>\s*(?:\*\s*)?<code>([a-z-]+(?:\.[a-z-]+|:<key>)?)<\/code> [-–]/g),
  ].map((hit) => hit[1]!);
}

describe('DescribeImages', () => {
  it('row 1: supports exactly the filters that AWS documents', () => {
    const severities = ['informational', 'low', 'medium', 'high', 'critical'];
    const documented = documentedFilters().filter((name) => !severities.includes(name));

    expect(documented.length).toBeGreaterThanOrEqual(37);
    expect([...IMAGE_FILTERS]).toEqual([...new Set(documented)].sort());
  });

  it('finds the same by exact names as by wildcards that mean them, together with other filters', async () => {
    const names = [...new Set((await describeAll()).map(({ Name = '' }) => Name))].slice(0, 40);
    const arm = { Name: 'architecture', Values: ['arm64'] };
    const ask = (values: string[]): Promise<Image[]> =>
      describeAll({ Filters: [{ Name: 'name', Values: values }, arm] });

    const exact = await ask(names);
    const wild = await ask(names.map((name) => `${name.slice(0, -1)}?`));

    expect(exact.length).toBeGreaterThan(5);
    expect(exact).toEqual(wild.filter(({ Name = '' }) => names.includes(Name)));
  });

  it.each(IMAGE_FILTERS.filter((name) => name !== 'tag:<key>'))(
    'row 1: takes the filter %s',
    async (name) => {
      const nothing = await describeAll(filter(name, 'no such value'));

      expect(nothing).toEqual([]);
    },
  );

  it.each([
    ['architecture', 'arm64', (image: Image) => image.Architecture],
    ['boot-mode', 'uefi', (image: Image) => image.BootMode],
    ['description', 'Canonical, Ubuntu, 24.04*', (image: Image) => image.Description?.slice(0, 24)],
    ['ena-support', 'false', (image: Image) => image.EnaSupport],
    ['hypervisor', 'xen', (image: Image) => image.Hypervisor],
    ['image-type', 'machine', (image: Image) => image.ImageType],
    ['is-public', 'false', (image: Image) => image.Public],
    ['name', 'debian-12-amd64-*', (image: Image) => image.Name?.slice(0, 16)],
    ['owner-alias', 'amazon', (image: Image) => image.ImageOwnerAlias],
    ['owner-id', '099720109477', (image: Image) => image.OwnerId],
    ['platform', 'windows', (image: Image) => image.Platform],
    ['product-code.type', 'marketplace', (image: Image) => image.ProductCodes?.[0]?.ProductCodeType],
    ['root-device-name', '/dev/xvda', (image: Image) => image.RootDeviceName],
    ['root-device-type', 'instance-store', (image: Image) => image.RootDeviceType],
    ['virtualization-type', 'paravirtual', (image: Image) => image.VirtualizationType],
    ['state', 'failed', (image: Image) => image.State],
    ['state-reason-code', 'Client.*', (image: Image) => image.StateReason?.Code?.slice(0, 7)],
    ['source-image-region', 'us-west-2', (image: Image) => image.SourceImageRegion],
    [
      'block-device-mapping.volume-size',
      '100',
      (image: Image) => image.BlockDeviceMappings?.[0]?.Ebs?.VolumeSize,
    ],
    [
      'block-device-mapping.volume-type',
      'gp2',
      (image: Image) => image.BlockDeviceMappings?.[0]?.Ebs?.VolumeType,
    ],
    ['tag:Team', 'platform', (image: Image) => image.Tags?.find((tag) => tag.Key === 'Team')?.Value],
  ])('row 1: finds by %s = %s what says so in the answer, and no other image', async (name, value, read) => {
    const everything = await describeAll();
    const found = await describeAll(filter(name, value));

    const expected = everything.filter((image) => `${read(image)}` === value.replace(/\*$/, ''));
    expect(found.map((image) => image.ImageId)).toEqual(expected.map((image) => image.ImageId));
    expect(found.length).toBeGreaterThan(0);
  });

  it('row 1: joins filters by AND and values by OR', async () => {
    const both = await describeAll({
      Filters: [
        { Name: 'owner-id', Values: ['136693071363', '099720109477'] },
        { Name: 'architecture', Values: ['arm64'] },
      ],
    });

    expect(new Set(both.map((image) => image.OwnerId))).toEqual(new Set(['136693071363', '099720109477']));
    expect(new Set(both.map((image) => image.Architecture))).toEqual(new Set(['arm64']));
  });

  it('row 2: takes brackets literally and understands escapes', async () => {
    const count = async (name: string, pattern: string): Promise<number> =>
      (await describeAll({ Owners: ['self'], ...filter(name, pattern) })).length;

    expect(await count('name', 'weird[1]*name')).toBe(1);
    expect(await count('name', 'weird1*')).toBe(0);
    expect(await count('description', 'Is this [1] odd\\? \\*Yes\\*')).toBe(1);
    expect(await count('description', 'Is this [1] odd\\? \\*No\\*')).toBe(0);
    expect(await count('description', 'Base image \\*')).toBe(0);
    expect(await count('description', 'Base image *')).toBeGreaterThan(0);
  });

  it('row 3: takes a wildcard in creation-date', async () => {
    const images = await describeAll(filter('creation-date', '2026-10-*'));

    expect(images.length).toBeGreaterThan(0);
    expect(images.every((image) => image.CreationDate?.startsWith('2026-10-'))).toBe(true);
  });

  it('row 4: refuses an unknown filter', async () => {
    const call = describeAll(filter('imds-support', 'v2.0'));

    await expect(call).rejects.toThrow("The filter 'imds-support' is invalid");
    expect(await codeOf(describeAll(filter('platform-details', 'x')))).toBe('InvalidParameterValue');
  });

  it('row 5: applies filters and owners to images asked for by id', async () => {
    const [image] = await describeAll({ Owners: ['136693071363'], ...filter('name', 'debian-12-arm64-*') });
    const ids = [image?.ImageId ?? ''];

    expect(await describeAll({ ImageIds: ids, ...filter('architecture', 'x86_64') })).toEqual([]);
    expect(await describeAll({ ImageIds: ids, Owners: ['aws-marketplace'] })).toEqual([]);
    expect(await describeAll({ ImageIds: ids, Owners: ['amazon'] })).toHaveLength(1);
    expect(await describeAll({ ImageIds: ids, Owners: ['136693071363'] })).toHaveLength(1);
  });

  it('row 6: gives pages on request that add up to the whole', async () => {
    const whole = await describeAll({ Owners: ['amazon'] });
    const paged: Image[] = [];
    let token: string | undefined;
    do {
      const input = { Owners: ['amazon'], MaxResults: 50, ...(token && { NextToken: token }) };
      const page = await bench.call<DescribeImagesResult>(describeImages, input);
      expect(page.Images?.length).toBeLessThanOrEqual(50);
      paged.push(...(page.Images ?? []));
      token = page.NextToken;
    } while (token);

    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(100);
  });

  it('row 6: refuses a token that was not made for the question, and page sizes that make no sense', async () => {
    const page = await bench.call<DescribeImagesResult>(describeImages, { MaxResults: 5 });
    const NextToken = page.NextToken ?? '';

    expect(await codeOf(describeAll({ MaxResults: 5, NextToken: 'rubbish' }))).toBe('InvalidPaginationToken');
    expect(await codeOf(describeAll({ Owners: ['self'], MaxResults: 5, NextToken }))).toBe(
      'InvalidPaginationToken',
    );
    expect(await codeOf(describeAll({ MaxResults: 0 }))).toBe('InvalidParameterValue');
    expect(await codeOf(describeAll({ MaxResults: 1001 }))).toBe('InvalidParameterValue');
  });

  it('row 6: keeps paging when an image of the page before is gone', async () => {
    const own = createImageBench();
    const first = await own.call<DescribeImagesResult>(describeImages, { Owners: ['self'], MaxResults: 5 });
    const last = own.images.store('us-east-1').get(first.Images?.at(-1)?.ImageId ?? '');
    if (last) last.details = { deregisteredAt: 0 };

    const NextToken = first.NextToken ?? '';
    const rest = await describeAll({ Owners: ['self'], MaxResults: 1000, NextToken }, own);

    const whole = await describeAll({ Owners: ['self'] }, own);
    expect(rest).toEqual(whole.slice(4));
  });

  it('row 7: answers in an order that says nothing about names or dates', async () => {
    const images = await describeAll(filter('name', 'debian-*'));
    const dates = images.map((image) => image.CreationDate ?? '');

    expect(dates).not.toEqual(dates.toSorted());
    expect(dates).not.toEqual(dates.toSorted().reverse());
  });

  it('row 13: tells malformed ids from unknown ones', async () => {
    const unknown = describeAll({ ImageIds: ['ami-0123456789abcdef0'] });

    await expect(unknown).rejects.toThrow("The image id '[ami-0123456789abcdef0]' does not exist");
    expect(await codeOf(unknown)).toBe('InvalidAMIID.NotFound');
    expect(await codeOf(describeAll({ ImageIds: ['ami-nothex'] }))).toBe('InvalidAMIID.Malformed');
    expect(await codeOf(describeAll({ ImageIds: ['i-0123456789abcdef0'] }))).toBe('InvalidAMIID.Malformed');
  });

  it('row 14: a pending image becomes available when its time has come', async () => {
    const later = createImageBench();
    const pending = filter('name', 'nightly-pending');

    expect(await describeAll(pending, later)).toMatchObject([{ State: 'pending' }]);
    later.now = new Date(TEST_NOW.getTime() + 31 * 86_400_000);
    expect(await describeAll(pending, later)).toMatchObject([{ State: 'available' }]);
  });

  it('shows tags to their owner only', async () => {
    const other = { accountId: '210987654321' };
    const [image] = await describeAll({ Owners: ['self'], ...filter('tag:Stage', 'released') });
    const record = bench.images.store('us-east-1').get(image?.ImageId ?? '');
    record!.public = true;

    const seen = await bench.call<DescribeImagesResult>(describeImages, { ImageIds: [record!.id] }, other);
    record!.public = false;

    expect(image?.Tags).toContainEqual({ Key: 'Stage', Value: 'released' });
    expect(seen.Images).toHaveLength(1);
    expect(seen.Images?.[0]?.Tags).toBeUndefined();
  });

  it('row 39: maps the root device under its own name', async () => {
    const images = (await describeAll()).filter((image) => image.RootDeviceType === 'ebs');

    expect(images.every((image) => image.BlockDeviceMappings?.[0]?.DeviceName === image.RootDeviceName)).toBe(
      true,
    );
  });

  it('finds all images that were ever behind a public parameter', async () => {
    const path = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64';
    const images = await describeAll({
      ...filter('public-ssm-parameter-name', path),
      IncludeDeprecated: true,
    });

    expect(images.length).toBeGreaterThan(1);
    expect(images.every((image) => /^al2023-ami-2023.*-kernel-6\.1-arm64$/.test(image.Name ?? ''))).toBe(
      true,
    );
  });
});
