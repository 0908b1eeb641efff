import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  DescribeInstanceTypeOfferingsResult,
  DescribeInstanceTypesResult,
  InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { findInstanceType, INSTANCE_TYPES } from '../../catalogue/instance-types/instance-type.ts';
import { codeOf, createImageBench } from '../images/testing/image-bench.ts';
import { describeInstanceTypeOfferings } from './describe-instance-type-offerings.ts';
import { describeInstanceTypes } from './describe-instance-types.ts';

const bench = createImageBench();

async function types(input: object = {}): Promise<InstanceTypeInfo[]> {
  return (await bench.call<DescribeInstanceTypesResult>(describeInstanceTypes, input)).InstanceTypes ?? [];
}

async function offerings(input: object): Promise<string[]> {
  const result = await bench.call<DescribeInstanceTypeOfferingsResult>(describeInstanceTypeOfferings, input);
  return (result.InstanceTypeOfferings ?? []).map(
    (offering) => `${offering.InstanceType} ${offering.Location}`,
  );
}

/** The filter names in the documentation that the SDK carries. */
function documentedFilters(): string[] {
  const folder = join(
    dirname(fileURLToPath(import.meta.resolve('@aws-sdk/client-ec2'))),
    '../dist-types/models',
  );
  const marker = 'export interface DescribeInstanceTypesRequest ';
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .find((source) => source.includes(marker));
  const start = text?.indexOf(marker) ?? 0;
  const body = text?.slice(start, text.indexOf('Filters?:', start)) ?? '';
  return [...body.matchAll(/<code>([a-z0-9.-]+)<\/code> [-–] /g)].map((hit) => hit[1]!);
}

describe('DescribeInstanceTypes', () => {
  it('supports exactly the filters that AWS documents', () => {
    expect([...(describeInstanceTypes.filters ?? [])].sort()).toEqual(
      [...new Set(documentedFilters())].sort(),
    );
  });

  it('gives the attributes that decide whether an image runs', async () => {
    const [old, arm, modern] = await types({ InstanceTypes: ['m4.large', 'c7g.large', 'm5.large'] });

    expect(old).toMatchObject({
      Hypervisor: 'xen',
      SupportedBootModes: ['legacy-bios'],
      NitroTpmSupport: 'unsupported',
    });
    expect(old?.NetworkInfo?.EnaSupport).toBe('unsupported');
    expect(arm?.ProcessorInfo?.SupportedArchitectures).toEqual(['arm64']);
    expect(arm).toMatchObject({
      SupportedBootModes: ['uefi'],
      VCpuInfo: { DefaultVCpus: 2 },
      MemoryInfo: { SizeInMiB: 4096 },
    });
    expect(modern).toMatchObject({
      SupportedBootModes: ['legacy-bios', 'uefi'],
      MemoryInfo: { SizeInMiB: 8192 },
    });
    expect(modern?.NetworkInfo?.EnaSupport).toBe('required');
  });

  it('filters by attribute', async () => {
    const found = await types({
      Filters: [
        { Name: 'processor-info.supported-architecture', Values: ['arm64'] },
        { Name: 'vcpu-info.default-vcpus', Values: ['4'] },
        { Name: 'instance-type', Values: ['c*'] },
      ],
    });

    expect(found.map((type) => type.InstanceType).sort()).toEqual([
      'c6g.xlarge',
      'c6gn.xlarge',
      'c7g.xlarge',
      'c7gn.xlarge',
      'c8g.xlarge',
    ]);
  });

  it('gives pages of at most 100 that add up to the whole', async () => {
    const whole = await types({ Filters: [{ Name: 'instance-type', Values: ['t3.*'] }] });
    const paged: InstanceTypeInfo[] = [];
    let NextToken: string | undefined;
    do {
      const input = { MaxResults: 100, ...(NextToken && { NextToken }) };
      const page = await bench.call<DescribeInstanceTypesResult>(describeInstanceTypes, input);
      paged.push(...(page.InstanceTypes ?? []));
      NextToken = page.NextToken;
    } while (NextToken);

    const names = paged.map((type) => type.InstanceType);
    expect(new Set(names).size).toBe(paged.length);
    expect(names).toEqual(expect.arrayContaining(whole.map((type) => type.InstanceType)));
    expect(paged.length).toBeGreaterThan(300);
  });

  it('names every unknown type', async () => {
    const call = types({ InstanceTypes: ['t3.micro', 't9.huge', 'x'] });

    await expect(call).rejects.toThrow('The following supplied instance types do not exist: [t9.huge, x]');
    expect(await codeOf(call)).toBe('InvalidInstanceType');
  });

  it('knows the facts that a launch needs', () => {
    expect(findInstanceType('t3.nano')).toMatchObject({
      vcpus: 2,
      memoryMib: 512,
      enaRequired: true,
      price: 0.0052,
    });
    expect(findInstanceType('c7g.medium')).toMatchObject({
      vcpus: 1,
      memoryMib: 2048,
      architectures: ['arm64'],
    });
    expect(findInstanceType('t1.micro')?.virtualizationTypes).toContain('paravirtual');
    expect(findInstanceType('t3.gigantic')).toBeUndefined();
    expect([...INSTANCE_TYPES.values()].every((type) => type.price > 0 && type.vcpus > 0)).toBe(true);
  });
});

describe('DescribeInstanceTypeOfferings', () => {
  it('tells where a type is, by region and by zone', async () => {
    const filters = [{ Name: 'instance-type', Values: ['t3.micro', 'm4.large'] }];

    expect((await offerings({ Filters: filters })).sort()).toEqual([
      'm4.large us-east-1',
      't3.micro us-east-1',
    ]);
    const zones = await offerings({ LocationType: 'availability-zone', Filters: filters });
    expect(zones).toContain('m4.large us-east-1e');
    expect(zones).not.toContain('t3.micro us-east-1e');
    expect(zones).toContain('t3.micro us-east-1a');
  });

  it('answers by zone id, and filters by location', async () => {
    const found = await offerings({
      LocationType: 'availability-zone-id',
      Filters: [
        { Name: 'location', Values: ['use1-az1'] },
        { Name: 'instance-type', Values: ['c7g.large'] },
      ],
    });

    expect(found).toEqual(['c7g.large use1-az1']);
  });

  it('refuses a kind of location that it does not have', async () => {
    expect(await codeOf(offerings({ LocationType: 'outpost' }))).toBe('InvalidParameterValue');
  });
});
