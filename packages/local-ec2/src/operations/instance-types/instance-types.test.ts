import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  _InstanceType,
  type DescribeInstanceTypeOfferingsResult,
  type DescribeInstanceTypesResult,
  type InstanceTypeInfo,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { codeOf, createImageBench } from '../images/testing/image-bench.ts';
import { describeInstanceTypeOfferings } from './describe-instance-type-offerings.ts';
import { describeInstanceTypes } from './describe-instance-types.ts';

const bench = createImageBench();
const SDK_NAMES: ReadonlySet<string> = new Set(Object.values(_InstanceType));

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
      'c6gd.xlarge',
      'c6gn.xlarge',
      'c7g.xlarge',
      'c7gd.xlarge',
      'c7gn.xlarge',
      'c8g.xlarge',
      'c8gb.xlarge',
      'c8gd.xlarge',
      'c8gn.xlarge',
      'c9g.xlarge',
      'c9gd.xlarge',
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
    expect(paged.length).toBeGreaterThan(1300);
  });

  it('names every unknown type', async () => {
    const call = types({ InstanceTypes: ['t3.micro', 't9.huge', 'x'] });

    await expect(call).rejects.toThrow('The following supplied instance types do not exist: [t9.huge, x]');
    expect(await codeOf(call)).toBe('InvalidInstanceType');
  });

  it('has no type that only the model names, nor one of another region', async () => {
    const elsewhere = bench.call(
      describeInstanceTypes,
      { InstanceTypes: ['mac1.metal'] },
      { region: 'af-south-1' },
    );

    expect(await codeOf(types({ InstanceTypes: ['p3.2xlarge'] }))).toBe('InvalidInstanceType');
    expect(await codeOf(elsewhere)).toBe('InvalidInstanceType');
  });

  it('gives every attribute as it was recorded', async () => {
    const [nano, medium, oldest, metal] = await types({
      InstanceTypes: ['t3.nano', 'c7g.medium', 't1.micro', 'm5.metal'],
    });

    expect(nano).toMatchObject({
      BurstablePerformanceSupported: true,
      EbsInfo: {
        EbsOptimizedInfo: { BaselineBandwidthInMbps: 43, MaximumIops: 11_800 },
        NvmeSupport: 'required',
      },
      MemoryInfo: { SizeInMiB: 512 },
      NetworkInfo: { EnaSupport: 'required', Ipv4AddressesPerInterface: 2, MaximumNetworkInterfaces: 2 },
      VCpuInfo: { DefaultVCpus: 2, DefaultCores: 1, DefaultThreadsPerCore: 2, ValidThreadsPerCore: [1, 2] },
    });
    expect(medium).toMatchObject({
      VCpuInfo: { DefaultVCpus: 1 },
      MemoryInfo: { SizeInMiB: 2048 },
      ProcessorInfo: { SupportedArchitectures: ['arm64'], Manufacturer: 'AWS' },
    });
    expect(oldest?.SupportedVirtualizationTypes).toContain('paravirtual');
    expect(metal).toMatchObject({ BareMetal: true, VCpuInfo: { DefaultVCpus: 96 } });
    expect(metal).not.toHaveProperty('Hypervisor');
  });

  it('knows no name that the SDK does not know', async () => {
    const names = await offerings({ LocationType: 'region' });

    expect(names.length).toBeGreaterThan(900);
    expect(names.filter((name) => !SDK_NAMES.has(name.split(' ')[0] ?? ''))).toEqual([]);
  });
});

describe('DescribeInstanceTypeOfferings', () => {
  it('lists the locations of a type, by region and by zone', async () => {
    const filters = [{ Name: 'instance-type', Values: ['t3.micro', 'm4.large'] }];

    expect((await offerings({ Filters: filters })).sort()).toEqual([
      'm4.large us-east-1',
      't3.micro us-east-1',
    ]);
    const zones = await offerings({ LocationType: 'availability-zone', Filters: filters });
    expect(zones).toContain('m4.large us-east-1e');
    expect(zones).not.toContain('t3.micro us-east-1e');
    expect(zones).toContain('t3.micro us-east-1a');
    const rare = {
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: ['mac1.metal'] }],
    };
    expect(await offerings(rare)).toEqual(['mac1.metal us-east-1b', 'mac1.metal us-east-1c']);
  });

  it('lists zone ids, and filters by location', async () => {
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
