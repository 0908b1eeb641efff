import { findInstanceType } from '@ami-select/ec2-data/instance-types';
import type { DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { importImages } from '../../catalogue/imports/import-images.ts';
import { describeImages } from './describe-images.ts';
import { replaceImageInstanceTypeSpecification } from './instance-type-specification.ts';
import { assertLaunchable, findLaunchImage } from './launchable.ts';
import { codeOf, createImageBench, type ImageBench, TEST_ACCOUNT } from './testing/image-bench.ts';

const ImageId = 'ami-0a1b2c3d4e5f67890';

function benchWithImage(InstanceTypeSpecification?: Image['InstanceTypeSpecification']): ImageBench {
  const bench = createImageBench({ size: 0 });
  const image = {
    ...{ ImageId, OwnerId: TEST_ACCOUNT, Architecture: 'x86_64', EnaSupport: true },
    ...(InstanceTypeSpecification && { InstanceTypeSpecification }),
  };
  importImages([image], bench.images.store('us-east-1'));
  return bench;
}

function launch(bench: ImageBench, name: string): Promise<string> {
  const type = findInstanceType(name);
  if (!type) throw new Error(`There is no type ${name}`);
  return codeOf(
    Promise.resolve().then(() => assertLaunchable(findLaunchImage(ImageId, bench.context()), type)),
  );
}

function replace(bench: ImageBench, InstanceTypeSpecification?: object): Promise<unknown> {
  return bench.call(replaceImageInstanceTypeSpecification, { ImageId, InstanceTypeSpecification });
}

async function described(bench: ImageBench): Promise<Image | undefined> {
  return (await bench.call<DescribeImagesResult>(describeImages, { ImageIds: [ImageId] })).Images?.[0];
}

describe('row 46: the instance types of an image', () => {
  it.each([
    [{ SupportedInstanceTypes: ['t3.*', 'm5.large'] }, ['t3.micro', 'm5.large'], ['m5.xlarge', 't3a.micro']],
    [{ UnsupportedInstanceTypes: ['t3.*'] }, ['m5.large'], ['t3.micro']],
    [
      { SupportedInstanceTypes: ['*.large'], UnsupportedInstanceTypes: ['m5.*'] },
      ['t3.large'],
      ['m5.large', 't3.micro'],
    ],
    [{}, ['t3.micro', 'm5.large'], []],
  ])('of %j are %j, not %j', async (lists, allowed, refused) => {
    const bench = benchWithImage();

    await replace(bench, lists);

    for (const type of allowed) expect(await launch(bench, type)).toBe('none');
    for (const type of refused) expect(await launch(bench, type)).toBe('InvalidParameterCombination');
  });

  it('are imported, described, and end with a call that names none', async () => {
    const lists = {
      SupportedInstanceTypes: [{ InstanceType: 't3.*' }],
      UnsupportedInstanceTypes: [{ InstanceType: 't3.nano' }],
    };
    const bench = benchWithImage(lists);

    expect((await described(bench))?.InstanceTypeSpecification).toEqual(lists);
    expect(await launch(bench, 't3.nano')).toBe('InvalidParameterCombination');
    await replace(bench);
    expect((await described(bench))?.InstanceTypeSpecification).toBeUndefined();
    expect(await launch(bench, 't3.nano')).toBe('none');
  });

  it.each([
    ['a name that is none', { SupportedInstanceTypes: ['t3 micro'] }],
    ['two stars in a row', { SupportedInstanceTypes: ['t3.**'] }],
    ['a type in both lists', { SupportedInstanceTypes: ['t3.*'], UnsupportedInstanceTypes: ['t3.*'] }],
    [
      'too many types',
      { UnsupportedInstanceTypes: Array.from({ length: 101 }, (_, index) => `t3.${index}`) },
    ],
  ])('are not %s', async (_, lists) => {
    expect(await codeOf(replace(benchWithImage(), lists))).toBe('InvalidParameterValue');
  });

  it('are decided by the owner alone', async () => {
    const bench = benchWithImage();
    const call = bench.call(
      replaceImageInstanceTypeSpecification,
      { ImageId },
      { accountId: '444455556666' },
    );

    expect(await codeOf(call)).not.toBe('none');
  });
});
