import type { LocalEc2 } from '@ami-select/local-ec2';
import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelectDependencies } from '../contract/ports.ts';
import type { Image } from '../image/image.ts';
import { parseImageQuery } from '../query/parse-image-query.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { select } from '../select/select.ts';
import { dependenciesOf, publish, startEndpoint } from '../testing/local-endpoint.ts';
import { imageId, REGION, rawImage } from '../testing/samples.ts';
import { checkCompatibility } from './check-compatibility.ts';
import { describeInstanceTypes } from './instance-type.ts';

let local: LocalEc2;
let dependencies: SelectDependencies;

beforeAll(async () => {
  local = await startEndpoint({ images: 2_000 });
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
});

async function selected(line: string): Promise<Image> {
  const query = parseImageQuery({ ...parseShorthand(line), regions: [REGION] });
  return (await select(query, dependencies)).image;
}

async function aspectsOf(image: Image, types: readonly string[]): Promise<string[]> {
  const { ec2 } = dependencies.clients(REGION);
  const described = await describeInstanceTypes(types, { ec2, region: REGION });
  return checkCompatibility(image, described).map(({ instanceType, aspect }) => `${instanceType} ${aspect}`);
}

describe('images of known publishers on instance types, over HTTP', () => {
  it.each([
    ['amazon-linux/2023@arm64', ['a1.large', 't4g.small'], ['a1.large processor']],
    ['amazon-linux/2023', ['m3.medium', 't3.small'], []],
    [
      'amazon-linux/2027',
      ['m3.medium', 'c3.large', 't2.micro', 'm5.large'],
      ['m3.medium processor', 'c3.large processor'],
    ],
    ['amazon-linux/2027@arm64', ['a1.large', 'c7g.large'], ['a1.large processor']],
    ['rhel/10', ['m3.large', 'm5.large'], ['m3.large processor']],
    ['rhel/10@arm64', ['a1.large', 't4g.small'], []],
    ['rhel/9', ['m3.large', 'm5.large'], []],
    ['debian/12@arm64', ['a1.large', 'c7g.metal'], []],
    ['windows/2022', ['m5.large', 'm5.metal', 't2.micro'], []],
    ['windows/2022/tpm', ['m5.large', 'm6i.metal'], ['m6i.metal boot-mode', 'm6i.metal nitro-tpm']],
    ['windows/2025', ['m5.large', 'm6i.metal'], ['m6i.metal boot-mode']],
    ['windows/2025/bios', ['m5.large', 'm6i.metal'], []],
    ['macos/15', ['mac2.metal'], []],
  ])('%s on %j', async (line, types, expected) => {
    const aspects = await aspectsOf(await selected(line), types);

    expect(aspects).toEqual(expected);
  });
});

describe('an image with a list of its own, over HTTP', () => {
  it('starts on the types of its owner only, as RunInstances has it', async () => {
    const InstanceTypeSpecification = { SupportedInstanceTypes: [{ InstanceType: 'c5.*' }] };
    await publish(local, REGION, [rawImage({ number: 90, InstanceTypeSpecification })]);
    const { ec2 } = dependencies.clients(REGION);

    const { image } = await select({ imageId: imageId(90), regions: [REGION] }, dependencies);
    const launch = { ImageId: image.id, InstanceType: 'm5.large', MinCount: 1, MaxCount: 1 } as const;

    expect(await aspectsOf(image, ['c5.large', 'm5.large'])).toEqual(['m5.large instance-type']);
    await expect(ec2.send(new RunInstancesCommand(launch) as never)).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
  });
});

describe('the fields of an image, over HTTP', () => {
  it('are those of its listing', async () => {
    const { blockDevices, usageOperation } = await selected('ubuntu/24.04');

    expect(usageOperation).toBe('RunInstances');
    expect(blockDevices[0]).toEqual({
      deviceName: '/dev/sda1',
      sizeGiB: expect.any(Number),
      type: 'gp3',
      encrypted: false,
      snapshotId: expect.stringMatching(/^snap-/),
      deleteOnTermination: true,
    });
  });

  it('are dates where EC2 sends text', async () => {
    const image = rawImage({
      number: 91,
      ScanResults: { HighestFindingSeverityLabel: 'low', LowFixAvailableSince: new Date('2026-11-01') },
      ImageWatermarks: [{ WatermarkKey: '123456789012:ok', WatermarkCreationTime: new Date('2026-10-01') }],
    });
    await publish(local, REGION, [image]);

    const { scanResults, watermarks } = (
      await select({ imageId: imageId(91), regions: [REGION] }, dependencies)
    ).image;

    expect(scanResults?.fixAvailableSince).toEqual({ low: new Date('2026-11-01') });
    expect(watermarks).toEqual([{ key: '123456789012:ok', createdAt: new Date('2026-10-01') }]);
  });

  it('lack an age where EC2 has no date', async () => {
    await publish(local, REGION, [rawImage({ number: 92, CreationDate: '' })]);

    const { image } = await select({ imageId: imageId(92), regions: [REGION] }, dependencies);

    expect(image).toMatchObject({ id: imageId(92), creationDate: undefined, ageDays: undefined });
  });
});
