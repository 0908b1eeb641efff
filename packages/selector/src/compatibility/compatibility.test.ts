import { describe, expect, it } from 'vitest';
import { createFakeEc2 } from '../testing/fake-ec2.ts';
import { NOW, REGION, sampleImage } from '../testing/samples.ts';
import { architecturesOf, withArchitectureOf } from './architectures-of.ts';
import { assertCompatible, checkCompatibility } from './check-compatibility.ts';
import { describeInstanceTypes, type InstanceType, toInstanceType } from './instance-type.ts';

const m5: InstanceType = {
  name: 'm5.large',
  architectures: ['x86_64'],
  virtualizationTypes: ['hvm'],
  rootDeviceTypes: ['ebs'],
  bootModes: ['legacy-bios', 'uefi'],
  ena: 'required',
  nitroTpm: true,
  nestedVirtualization: false,
};
const t2: InstanceType = {
  ...m5,
  name: 't2.micro',
  architectures: ['i386', 'x86_64'],
  bootModes: ['legacy-bios'],
  ena: 'unsupported',
  nitroTpm: false,
};
const c7g: InstanceType = { ...m5, name: 'c7g.large', architectures: ['arm64'], bootModes: ['uefi'] };
const m8i: InstanceType = { ...m5, name: 'm8i.large', nestedVirtualization: true };
const metal: InstanceType = { ...m5, name: 'm6i.metal', bootModes: ['legacy-bios'], nitroTpm: false };
const a1: InstanceType = { ...c7g, name: 'a1.large', nitroTpm: false };
const mac2: InstanceType = {
  ...metal,
  name: 'mac2.metal',
  architectures: ['arm64_mac'],
  bootModes: ['legacy-bios'],
};
const t1: InstanceType = { ...t2, name: 't1.micro' };
const m1: InstanceType = {
  ...t2,
  name: 'm1.small',
  virtualizationTypes: ['paravirtual'],
  rootDeviceTypes: ['instance-store', 'ebs'],
};

describe('checkCompatibility', () => {
  it.each([
    ['an image without boot mode', {}, t2],
    ['uefi-preferred on BIOS only', { BootMode: 'uefi-preferred' }, t2],
    ['no ENA where it is not required', { EnaSupport: false }, t2],
    ['NitroTPM where it is there', { TpmSupport: 'v2.0', BootMode: 'uefi' }, m5],
    [
      'paravirtual on an old type',
      { VirtualizationType: 'paravirtual', RootDeviceType: 'instance-store' },
      m1,
    ],
    ['macOS, which boots by the firmware of the Mac', { Architecture: 'arm64_mac', BootMode: 'uefi' }, mac2],
    ['NitroTPM with a preference for UEFI', { TpmSupport: 'v2.0', BootMode: 'uefi-preferred' }, m5],
    ['BIOS on bare metal', { BootMode: 'legacy-bios' }, metal],
    [
      'a type that its owner lists',
      { InstanceTypeSpecification: { SupportedInstanceTypes: [{ InstanceType: 'm5.*' }] } },
      m5,
    ],
  ] as const)('lets pass %s', (_, members, type) => {
    expect(checkCompatibility(sampleImage(members as never), [type])).toEqual([]);
  });

  it.each([
    ['architecture', { Architecture: 'arm64' }, m5, 'the image is arm64, the type runs x86_64'],
    [
      'boot-mode',
      { BootMode: 'uefi' },
      t2,
      'the image boots by uefi only, the type by legacy-bios: it would be launched and hang',
    ],
    [
      'boot-mode',
      { BootMode: 'legacy-bios', Architecture: 'arm64' },
      c7g,
      'the image boots by legacy-bios only',
    ],
    ['ena', { EnaSupport: false }, m5, 'the type requires ENA'],
    [
      'virtualization',
      { VirtualizationType: 'paravirtual' },
      m5,
      'the image is paravirtual, the type runs hvm',
    ],
    ['root-device', { RootDeviceType: 'instance-store' }, m5, 'root on instance-store'],
    ['nitro-tpm', { TpmSupport: 'v2.0' }, t2, 'NitroTPM v2.0, which the type does not have'],
    ['nitro-tpm', { TpmSupport: 'v2.0' }, metal, 'expected a Nitro type that is not bare metal'],
    [
      'boot-mode',
      { BootMode: 'uefi', Platform: 'windows' },
      metal,
      'boots by uefi only, the type by legacy-bios: it would be launched and hang; expected an image such as windows/2025/bios',
    ],
    [
      'instance-type',
      { InstanceTypeSpecification: { SupportedInstanceTypes: [{ InstanceType: 'c5.*' }] } },
      m5,
      'declares support only for c5.*',
    ],
    [
      'instance-type',
      { InstanceTypeSpecification: { UnsupportedInstanceTypes: [{ InstanceType: 'm5.*' }] } },
      m5,
      'declares that it does not support m5.*',
    ],
  ] as const)('finds a wrong %s', (aspect, members, type, message) => {
    const found = checkCompatibility(sampleImage(members as never), [type]);

    expect(found).toEqual([
      expect.objectContaining({ aspect, instanceType: type.name, message: expect.stringContaining(message) }),
    ]);
  });

  it('finds a launch that would weaken IMDS', () => {
    const image = sampleImage({ ImdsSupport: 'v2.0' });

    expect(checkCompatibility(image, [m5], { httpTokens: 'optional' })).toEqual([
      expect.objectContaining({ aspect: 'imds' }),
    ]);
    expect(checkCompatibility(image, [m5], { httpTokens: 'required' })).toEqual([]);
  });

  it.each([
    ['x86-64-v3', t1, 'x86-64-v3 (AVX2), the type has a processor from before 2013'],
    ['x86-64-v3', { ...t2, name: 'm3.large' }, 'the type has Ivy Bridge or Sandy Bridge'],
    ['x86-64-v3', { ...t2, name: 'g2.2xlarge' }, 'the type has Sandy Bridge; expected Intel Haswell'],
    ['graviton2', a1, 'requires Graviton2, the type has Graviton1; expected Graviton2 or newer, such as t4g'],
  ] as const)('finds a processor below %s', (requires, type, message) => {
    const Architecture = requires === 'graviton2' ? 'arm64' : 'x86_64';
    const image = { ...sampleImage({ Architecture }), requires };

    expect(checkCompatibility(image, [type])).toEqual([
      expect.objectContaining({ aspect: 'processor', message: expect.stringContaining(message) }),
    ]);
  });

  it.each([
    ['x86-64-v3', m5],
    ['x86-64-v3', t2],
    ['x86-64-v3', { ...t2, name: 'd2.xlarge' }],
    ['x86-64-v3', { ...m5, name: 'constructor.large' }],
    ['graviton2', c7g],
    [undefined, a1],
    [undefined, t1],
  ] as const)('knows no processor below %s where there is none', (requires, type) => {
    const Architecture = type.architectures[0] === 'arm64' ? 'arm64' : 'x86_64';

    expect(checkCompatibility({ ...sampleImage({ Architecture }), requires }, [type])).toEqual([]);
  });

  it('finds types without nested virtualization, when the launch enables it', () => {
    const image = sampleImage();

    expect(checkCompatibility(image, [m5, m8i], { nestedVirtualization: true })).toEqual([
      expect.objectContaining({ aspect: 'nested-virtualization', instanceType: 'm5.large' }),
    ]);
    expect(checkCompatibility(image, [m5])).toEqual([]);
  });

  it('names the types that fit', () => {
    expect(() => assertCompatible(sampleImage({ BootMode: 'uefi' }), [t2, m5, m8i])).toThrow(
      expect.objectContaining({ hint: 'It fits m5.large, m8i.large.' }),
    );
  });

  it('lists everything for every type in one error', () => {
    const image = sampleImage({ BootMode: 'uefi', EnaSupport: false });

    expect(() => assertCompatible(image, [t2, c7g])).toThrow(
      expect.objectContaining({
        code: 'INCOMPATIBLE',
        message: expect.stringMatching(/t2\.micro: .*\n.*c7g\.large: .*\n.*c7g\.large: /),
      }),
    );
  });
});

describe('architecturesOf', () => {
  it('returns the architectures that all types run, 64 bits first', () => {
    expect(architecturesOf([t2])).toEqual(['x86_64', 'i386']);
    expect(architecturesOf([t2, m5])).toEqual(['x86_64']);
    expect(architecturesOf([c7g])).toEqual(['arm64']);
    expect(architecturesOf([m5, c7g])).toEqual([]);
    expect(architecturesOf([])).toEqual([]);
  });
});

describe('withArchitectureOf', () => {
  it('gives a query and its fallbacks the architecture that the types run', () => {
    const query = { publisher: 'ubuntu', fallback: [{ publisher: 'debian' }, { ssmParameter: '/golden' }] };

    expect(withArchitectureOf(query, [c7g])).toEqual({
      publisher: 'ubuntu',
      architecture: 'arm64',
      fallback: [{ publisher: 'debian', architecture: 'arm64' }, { ssmParameter: '/golden' }],
    });
  });

  it.each([
    { publisher: 'ubuntu', architecture: 'x86_64' as const },
    { imageId: 'ami-0123456789abcdef0' },
    { ssmParameter: '/golden' },
    { owners: ['self'], filters: { architecture: ['x86_64'] } },
  ])('leaves %j as it is', (query) => {
    expect(withArchitectureOf(query, [c7g])).toEqual(query);
  });

  it('needs no common architecture for a query that has its own', () => {
    const query = { imageId: 'ami-0123456789abcdef0' };

    expect(withArchitectureOf(query, [m5, c7g])).toEqual(query);
  });

  it('rejects types without a common architecture, and lists those of each type', () => {
    expect(() => withArchitectureOf({ publisher: 'ubuntu' }, [m5, c7g])).toThrow(
      expect.objectContaining({
        code: 'INCOMPATIBLE',
        message: expect.stringMatching(/m5\.large: x86_64\n.*c7g\.large: arm64/),
      }),
    );
  });
});

describe('types of names that nobody knows', () => {
  it('are said to be unknown, with the nearest name', () => {
    const mistyped = { name: 'm7g.larg', architectures: ['arm64' as const] };

    expect(() => withArchitectureOf({ publisher: 'ubuntu' }, [m5, mistyped])).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /m5\.large: x86_64\n.*m7g\.larg: arm64, if there is such a type: none is known here.*m7g\.large/,
        ),
      }),
    );
  });
});

describe('describeInstanceTypes', () => {
  const responses = {
    DescribeInstanceTypes: () => ({
      InstanceTypes: [
        {
          InstanceType: 'c7g.large',
          ProcessorInfo: { SupportedArchitectures: ['arm64'] },
          SupportedBootModes: ['uefi'],
          SupportedVirtualizationTypes: ['hvm'],
          SupportedRootDeviceTypes: ['ebs'],
          NetworkInfo: { EnaSupport: 'required' },
          NitroTpmSupport: 'supported',
        },
      ],
    }),
  };

  it('normalises the response of EC2', async () => {
    const ec2 = createFakeEc2([], { now: NOW, responses });

    expect(await describeInstanceTypes(['c7g.large'], { ec2, region: REGION })).toEqual([{ ...c7g }]);
  });

  it('knows nested virtualization', () => {
    const SupportedFeatures = ['nested-virtualization' as const];

    expect(toInstanceType({ ProcessorInfo: { SupportedFeatures } }).nestedVirtualization).toBe(true);
    expect(toInstanceType({}).nestedVirtualization).toBe(false);
  });

  it('names every type that the region does not have', async () => {
    const ec2 = createFakeEc2([], { now: NOW, responses });

    const described = describeInstanceTypes(['c7g.large', 'z9.huge', 'c7g.lrage'], { ec2, region: REGION });

    await expect(described).rejects.toMatchObject({
      code: 'INVALID_QUERY',
      problems: [
        { message: '"z9.huge" does not exist in eu-west-1' },
        { message: '"c7g.lrage" does not exist in eu-west-1' },
      ],
    });
  });
});
