import { _InstanceType } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { findInstanceType, instanceTypeNames, recordedTypeNames } from './instance-types.ts';

const every = recordedTypeNames().map((name) => findInstanceType(name));

describe('names', () => {
  it('are those of the SDK', () => {
    expect(instanceTypeNames()).toEqual(Object.values(_InstanceType).sort());
  });

  it('that were recorded are some of them', () => {
    const unrecorded = instanceTypeNames().filter((name) => !recordedTypeNames().includes(name));

    expect(recordedTypeNames().length + unrecorded.length).toBe(instanceTypeNames().length);
    expect(unrecorded.length).toBeLessThan(50);
    expect(unrecorded.filter((name) => findInstanceType(name) !== undefined)).toEqual([]);
  });

  it('of nothing give nothing', () => {
    expect(findInstanceType('t3.gigantic')).toBeUndefined();
    expect(findInstanceType('constructor')).toBeUndefined();
  });
});

describe('recorded attributes', () => {
  it('are those of the recording', () => {
    expect(findInstanceType('c7g.large')).toMatchObject({
      InstanceType: 'c7g.large',
      CurrentGeneration: true,
      EbsInfo: { MaximumEbsAttachments: 27, EbsOptimizedInfo: { BaselineThroughputInMBps: 78.75 } },
      Hypervisor: 'nitro',
      MemoryInfo: { SizeInMiB: 4096 },
      NetworkInfo: { EnaSupport: 'required', Ipv4AddressesPerInterface: 10, MaximumNetworkInterfaces: 3 },
      NitroTpmInfo: { SupportedVersions: ['2.0'] },
      ProcessorInfo: { Manufacturer: 'AWS', SupportedArchitectures: ['arm64'] },
      SupportedBootModes: ['uefi'],
      VCpuInfo: { DefaultCores: 2, DefaultThreadsPerCore: 1, DefaultVCpus: 2, ValidCores: [1, 2] },
    });
    expect(findInstanceType('m5.metal')).toMatchObject({ BareMetal: true, VCpuInfo: { DefaultVCpus: 96 } });
    expect(findInstanceType('m5.metal')).not.toHaveProperty('Hypervisor');
    expect(findInstanceType('t2.micro')).toMatchObject({
      Hypervisor: 'xen',
      BurstablePerformanceSupported: true,
    });
    expect(findInstanceType('g5.xlarge')).toMatchObject({
      GpuInfo: { Gpus: [{ Name: 'A10G', Count: 1, Manufacturer: 'NVIDIA' }] },
    });
  });

  it('are the same object every time', () => {
    expect(findInstanceType('m5.large')).toBe(findInstanceType('m5.large'));
  });

  it.each([
    ['a processor', (type: (typeof every)[number]) => (type?.VCpuInfo.DefaultVCpus ?? 0) > 0],
    ['memory', (type: (typeof every)[number]) => (type?.MemoryInfo.SizeInMiB ?? 0) > 0],
    [
      'an architecture',
      (type: (typeof every)[number]) => type?.ProcessorInfo.SupportedArchitectures.length !== 0,
    ],
    ['a boot mode', (type: (typeof every)[number]) => type?.SupportedBootModes.length !== 0],
    [
      'a network interface',
      (type: (typeof every)[number]) => (type?.NetworkInfo.MaximumNetworkInterfaces ?? 0) > 0,
    ],
  ])('give every type %s', (_what, isThere) => {
    expect(every.filter((type) => !isThere(type))).toEqual([]);
  });
});
