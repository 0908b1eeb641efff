import type { InstanceTypeRecord } from './instance-type.ts';

type Special = Omit<
  InstanceTypeRecord,
  'bareMetal' | 'usageClasses' | 'rootDeviceTypes' | 'currentGeneration'
> &
  Partial<InstanceTypeRecord>;

const NITRO_X86 = {
  architectures: ['x86_64'],
  bootModes: ['legacy-bios', 'uefi'],
  virtualizationTypes: ['hvm'],
  hypervisor: 'nitro',
  ena: 'required',
  enaRequired: true,
  processor: 'Intel',
  clockGhz: 2.5,
} as const;
const NITRO_ARM = { ...NITRO_X86, architectures: ['arm64'], bootModes: ['uefi'], processor: 'AWS' } as const;
const XEN = {
  ...NITRO_X86,
  hypervisor: 'xen',
  ena: 'unsupported',
  enaRequired: false,
  bootModes: ['legacy-bios'],
} as const;

/** Size, vCPUs, GiB: the burstable types. Each size costs twice the one before. */
const BURSTABLE = [
  ['nano', 2, 0.5, 0.5],
  ['micro', 2, 1, 1],
  ['small', 2, 2, 2],
  ['medium', 2, 4, 4],
  ['large', 2, 8, 8],
  ['xlarge', 4, 16, 16],
  ['2xlarge', 8, 32, 32],
] as const;

/** US dollars an hour of the micro size. */
const BURSTABLE_FAMILIES = [
  { family: 't2', price: 0.0116, kind: { ...XEN, architectures: ['i386', 'x86_64'] } },
  { family: 't3', price: 0.0104, kind: NITRO_X86 },
  { family: 't3a', price: 0.0094, kind: { ...NITRO_X86, processor: 'AMD' } },
  { family: 't4g', price: 0.0084, kind: NITRO_ARM },
] as const;

const FREE_TIER = new Set(['t2.micro', 't3.micro', 't3.small', 't4g.micro', 't4g.small']);

function burstable(): Special[] {
  return BURSTABLE_FAMILIES.flatMap(({ family, price, kind }) =>
    BURSTABLE.map(([size, vcpus, memory, factor]) => ({
      ...kind,
      name: `${family}.${size}`,
      vcpus: family === 't2' && memory < 4 ? 1 : vcpus,
      memoryMib: memory * 1024,
      price: Number((price * factor).toFixed(4)),
      burstable: true,
      freeTier: FREE_TIER.has(`${family}.${size}`),
    })),
  );
}

type GpuRow = readonly [name: string, vcpus: number, gib: number, price: number, gpus: number, disk?: number];

function gpuTypes(
  rows: readonly GpuRow[],
  gpu: { name: string; manufacturer: string; memoryGib: number },
  kind: object,
): Special[] {
  return rows.map(([name, vcpus, gib, price, count, disk]) => ({
    ...NITRO_X86,
    ...kind,
    name,
    vcpus,
    memoryMib: gib * 1024,
    price,
    gpu: { ...gpu, count },
    ...(disk !== undefined && { diskGb: disk }),
  }));
}

const NVIDIA = { manufacturer: 'NVIDIA' };

function accelerated(): Special[] {
  return [
    ...gpuTypes(
      [
        ['g4dn.xlarge', 4, 16, 0.526, 1, 125],
        ['g4dn.2xlarge', 8, 32, 0.752, 1, 225],
        ['g4dn.4xlarge', 16, 64, 1.204, 1, 225],
        ['g4dn.12xlarge', 48, 192, 3.912, 4, 900],
      ],
      { ...NVIDIA, name: 'T4', memoryGib: 16 },
      {},
    ),
    ...gpuTypes(
      [
        ['g5.xlarge', 4, 16, 1.006, 1, 250],
        ['g5.2xlarge', 8, 32, 1.212, 1, 450],
        ['g5.12xlarge', 48, 192, 5.672, 4, 3800],
        ['g5.48xlarge', 192, 768, 16.288, 8, 7600],
      ],
      { ...NVIDIA, name: 'A10G', memoryGib: 24 },
      { processor: 'AMD' },
    ),
    ...gpuTypes(
      [
        ['g5g.xlarge', 4, 8, 0.42, 1],
        ['g5g.2xlarge', 8, 16, 0.556, 1],
      ],
      { ...NVIDIA, name: 'T4g', memoryGib: 16 },
      NITRO_ARM,
    ),
    ...gpuTypes(
      [
        ['g6.xlarge', 4, 16, 0.8048, 1, 250],
        ['g6.2xlarge', 8, 32, 0.9776, 1, 450],
      ],
      { ...NVIDIA, name: 'L4', memoryGib: 22 },
      { processor: 'AMD' },
    ),
    ...gpuTypes(
      [
        ['p3.2xlarge', 8, 61, 3.06, 1],
        ['p3.8xlarge', 32, 244, 12.24, 4],
        ['p3.16xlarge', 64, 488, 24.48, 8],
      ],
      { ...NVIDIA, name: 'V100', memoryGib: 16 },
      { ...XEN, ena: 'supported' },
    ),
    ...gpuTypes(
      [['p4d.24xlarge', 96, 1152, 32.7726, 8, 8000]],
      { ...NVIDIA, name: 'A100', memoryGib: 40 },
      {},
    ),
    ...gpuTypes(
      [['p5.48xlarge', 192, 2048, 55.04, 8, 30400]],
      { ...NVIDIA, name: 'H100', memoryGib: 80 },
      { processor: 'AMD' },
    ),
  ];
}

/** Mac hosts: bare metal, no spot market, an architecture of their own. */
function macs(): Special[] {
  const mac = {
    ...NITRO_X86,
    bootModes: ['uefi'],
    bareMetal: true,
    usageClasses: ['on-demand'],
    rootDeviceTypes: ['ebs'],
  } as const;
  const apple = { ...mac, architectures: ['arm64_mac'], processor: 'Apple' } as const;
  return [
    {
      ...mac,
      name: 'mac1.metal',
      architectures: ['i386', 'x86_64_mac'],
      vcpus: 12,
      memoryMib: 32_768,
      price: 1.083,
    },
    { ...apple, name: 'mac2.metal', vcpus: 8, memoryMib: 16_384, price: 0.65 },
    { ...apple, name: 'mac2-m2.metal', vcpus: 8, memoryMib: 24_576, price: 0.878 },
    { ...apple, name: 'mac2-m2pro.metal', vcpus: 12, memoryMib: 32_768, price: 1.56 },
  ];
}

/** The first generation, where paravirtual and 32-bit images still run. */
function firstGeneration(): Special[] {
  const old = {
    ...XEN,
    architectures: ['i386', 'x86_64'],
    virtualizationTypes: ['hvm', 'paravirtual'],
    currentGeneration: false,
    rootDeviceTypes: ['ebs', 'instance-store'],
  } as const;
  return [
    { ...old, name: 't1.micro', vcpus: 1, memoryMib: 627, price: 0.02, rootDeviceTypes: ['ebs'] },
    { ...old, name: 'm1.small', vcpus: 1, memoryMib: 1740, price: 0.044, diskGb: 160 },
    { ...old, name: 'm1.medium', vcpus: 1, memoryMib: 3788, price: 0.087, diskGb: 410 },
    {
      ...old,
      name: 'm3.medium',
      vcpus: 1,
      memoryMib: 3840,
      price: 0.067,
      diskGb: 4,
      architectures: ['x86_64'],
    },
  ];
}

/** Types that follow no family scheme. Prices are approximate list prices, Linux, us-east-1. */
export const SPECIAL_TYPES: readonly Special[] = [
  ...burstable(),
  ...accelerated(),
  ...macs(),
  ...firstGeneration(),
];
