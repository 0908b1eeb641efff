import type { DescribeImagesRequest, DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { describeImages } from './describe-images.ts';
import { codeOf, createImageBench, TEST_ACCOUNT, TEST_NOW } from './testing/image-bench.ts';

const bench = createImageBench();

async function describeAll(input: DescribeImagesRequest = {}, where = bench): Promise<Image[]> {
  const result = await where.call<DescribeImagesResult>(describeImages, input);
  return result.Images ?? [];
}

function filter(name: string, ...values: string[]): DescribeImagesRequest {
  return { Filters: [{ Name: name, Values: values }] };
}

describe('visibility of an image in DescribeImages', () => {
  it('row 8: knows owners by id, as self and by the aliases of AWS', async () => {
    const owners = async (...names: string[]): Promise<Set<string | undefined>> =>
      new Set((await describeAll({ Owners: names })).map((image) => image.ImageOwnerAlias ?? image.OwnerId));

    expect(await owners('self')).toEqual(new Set([TEST_ACCOUNT]));
    expect(await owners('amazon')).toEqual(new Set(['amazon']));
    expect(await owners('aws-marketplace')).toEqual(new Set(['aws-marketplace']));
    expect(await owners('aws-backup-vault')).toEqual(new Set());
    expect(await owners('792107900819', 'self')).toEqual(new Set(['792107900819', TEST_ACCOUNT]));
    expect(await codeOf(owners('canonical'))).toBe('InvalidUserID.Malformed');
  });

  it('row 8: the alias amazon is that of verified partners, too, and of no other publisher', async () => {
    const names = [
      'ubuntu-*',
      'ubuntu/images/*',
      'debian-12-*',
      'RHEL-9*',
      'suse-sles-*',
      'Rocky-*',
      'AlmaLinux*',
    ];
    const found = await describeAll({ Owners: ['amazon'], ...filter('name', ...names) });

    expect(new Set(found.map((image) => image.OwnerId))).toEqual(
      new Set(['099720109477', '136693071363', '309956199498', '013907871322']),
    );
    expect(found[0]?.ImageLocation).toBe(`amazon/${found[0]?.Name}`);
  });

  it('row 8: counts no image of a stranger as one of amazon', async () => {
    const images = await describeAll({ Owners: ['amazon'], ...filter('name', 'al2023-ami-2023.99*') });

    expect(images).toEqual([]);
    expect(await describeAll(filter('name', 'al2023-ami-2023.99*'))).not.toEqual([]);
  });

  it('row 9: takes ExecutableBy self as shared with me, all as public', async () => {
    const shared = await describeAll({ ExecutableUsers: ['self'] });
    const everybody = await describeAll({ ExecutableUsers: ['all'] });

    expect(shared).toHaveLength(2);
    expect(shared.every((image) => image.Public === false && image.OwnerId !== TEST_ACCOUNT)).toBe(true);
    expect(everybody.length).toBeGreaterThan(900);
    expect(everybody.every((image) => image.Public === true)).toBe(true);
  });

  it('row 9: shows no private image of others', async () => {
    const partner = await describeAll(filter('name', 'partner-appliance-*'));
    const hidden = bench.images
      .store('us-east-1')
      .all()
      .filter(
        (image) => image.name.startsWith('partner-') && !partner.some((shown) => shown.ImageId === image.id),
      );

    expect(partner).toHaveLength(2);
    expect(hidden).toHaveLength(1);
    expect(await codeOf(describeAll({ ImageIds: [hidden[0]!.id] }))).toBe('InvalidAMIID.NotFound');
  });

  it('row 10: hides deprecated images unless asked for, by flag or by id', async () => {
    const past = (image: Image): boolean => Date.parse(image.DeprecationTime ?? '9999') <= TEST_NOW.getTime();
    const listed = await describeAll({ Owners: ['amazon'] });
    const all = await describeAll({ Owners: ['amazon'], IncludeDeprecated: true });
    const deprecated = all.filter(past);

    expect(listed.some(past)).toBe(false);
    expect(deprecated.length).toBeGreaterThan(0);
    expect(await describeAll({ ImageIds: [deprecated[0]?.ImageId ?? ''] })).toHaveLength(1);
  });

  it('row 10: shows the owner its own deprecated images in any case', async () => {
    const images = await describeAll({ Owners: ['self'], ...filter('name', 'corp-base-1.8.0-*') });

    expect(images).toHaveLength(2);
    expect(Date.parse(images[0]?.DeprecationTime ?? '')).toBeLessThan(TEST_NOW.getTime());
  });

  it('row 11: hides disabled images unless asked for', async () => {
    const disabled = filter('name', 'nightly-disabled');

    expect(await describeAll(disabled)).toEqual([]);
    expect(await describeAll({ ...disabled, IncludeDisabled: true })).toMatchObject([{ State: 'disabled' }]);
    expect(await codeOf(describeAll(filter('state', 'disabled')))).toBe('InvalidParameter');
  });
});
