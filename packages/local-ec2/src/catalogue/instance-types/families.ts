/** Attributes that the sizes of a family share. */
export interface Family {
  readonly name: string;
  readonly architectures: readonly string[];
  readonly processor: 'Intel' | 'AMD' | 'AWS' | 'Apple';
  readonly clockGhz: number;
  readonly hypervisor: 'nitro' | 'xen';
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly bootModes: readonly string[];
  readonly virtualization: readonly string[];
  /** `default` sizes have 2 vCPUs in `large` and double from there. */
  readonly sizes: readonly string[];
  /** GiB of memory in `large`. */
  readonly memory: number;
  /** US dollars an hour of `large`, on demand, Linux, us-east-1; approximate list price. */
  readonly price: number;
  /** GB of local NVMe in `large`. */
  readonly disk?: number;
  readonly old?: boolean;
  readonly flex?: boolean;
}

const MODERN = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'];
const OLD = ['large', 'xlarge', '2xlarge', '4xlarge'];

type Kind = Pick<
  Family,
  'architectures' | 'processor' | 'clockGhz' | 'hypervisor' | 'ena' | 'bootModes' | 'virtualization'
>;

const NITRO = { hypervisor: 'nitro', ena: 'required', virtualization: ['hvm'] } as const;
const X86 = { ...NITRO, architectures: ['x86_64'], bootModes: ['legacy-bios', 'uefi'] } as const;

/** What the letters behind the generation say of the processor and its virtualization. */
const KINDS: Readonly<Record<'intel' | 'amd' | 'graviton' | 'xen' | 'ancient', Kind>> = {
  intel: { ...X86, processor: 'Intel', clockGhz: 3.5 },
  amd: { ...X86, processor: 'AMD', clockGhz: 3.6 },
  graviton: { ...NITRO, architectures: ['arm64'], bootModes: ['uefi'], processor: 'AWS', clockGhz: 2.6 },
  xen: {
    ...X86,
    hypervisor: 'xen',
    ena: 'supported',
    bootModes: ['legacy-bios'],
    processor: 'Intel',
    clockGhz: 2.7,
  },
  ancient: {
    ...X86,
    hypervisor: 'xen',
    ena: 'unsupported',
    bootModes: ['legacy-bios'],
    virtualization: ['hvm', 'paravirtual'],
    processor: 'Intel',
    clockGhz: 2.5,
  },
};

type Row = readonly [names: string, kind: keyof typeof KINDS, memory: number, price: number, disk?: number];

/** Names, kind, GiB of `large`, price of `large`, GB of local disk in `large`. */
const ROWS: readonly Row[] = [
  ['m5', 'intel', 8, 0.096],
  ['m5d', 'intel', 8, 0.113, 75],
  ['m5a', 'amd', 8, 0.086],
  ['m6i', 'intel', 8, 0.096],
  ['m6id', 'intel', 8, 0.11865, 118],
  ['m6a', 'amd', 8, 0.0864],
  ['m7i', 'intel', 8, 0.1008],
  ['m7a', 'amd', 8, 0.11592],
  ['m8i', 'intel', 8, 0.10584],
  ['m8a', 'amd', 8, 0.12172],
  ['c5', 'intel', 4, 0.085],
  ['c5d', 'intel', 4, 0.096, 50],
  ['c5a', 'amd', 4, 0.077],
  ['c5n', 'intel', 5.25, 0.108],
  ['c6i', 'intel', 4, 0.085],
  ['c6id', 'intel', 4, 0.1008, 118],
  ['c6a', 'amd', 4, 0.0765],
  ['c7i', 'intel', 4, 0.08925],
  ['c7a', 'amd', 4, 0.10264],
  ['c8i', 'intel', 4, 0.09371],
  ['r5', 'intel', 16, 0.126],
  ['r5d', 'intel', 16, 0.144, 75],
  ['r5a', 'amd', 16, 0.113],
  ['r6i', 'intel', 16, 0.126],
  ['r6a', 'amd', 16, 0.1134],
  ['r7i', 'intel', 16, 0.1323],
  ['r7a', 'amd', 16, 0.15215],
  ['r8i', 'intel', 16, 0.13892],
  ['i4i', 'intel', 16, 0.172, 468],
];

const ARM_ROWS: readonly Row[] = [
  ['m6g', 'graviton', 8, 0.077],
  ['m6gd', 'graviton', 8, 0.0904, 118],
  ['m7g', 'graviton', 8, 0.0816],
  ['m7gd', 'graviton', 8, 0.1068, 118],
  ['m8g', 'graviton', 8, 0.08976],
  ['c6g', 'graviton', 4, 0.068],
  ['c6gn', 'graviton', 4, 0.0864],
  ['c7g', 'graviton', 4, 0.0725],
  ['c7gn', 'graviton', 4, 0.1248],
  ['c8g', 'graviton', 4, 0.07976],
  ['r6g', 'graviton', 16, 0.1008],
  ['r7g', 'graviton', 16, 0.1071],
  ['r8g', 'graviton', 16, 0.11782],
  ['i4g', 'graviton', 16, 0.15444, 468],
];

const XEN_ROWS: readonly Row[] = [
  ['m4', 'xen', 8, 0.1],
  ['c4', 'xen', 3.75, 0.1],
  ['r4', 'xen', 15.25, 0.133],
  ['i3', 'xen', 15.25, 0.156, 475],
  ['m3', 'ancient', 7.5, 0.133],
  ['c3', 'ancient', 3.75, 0.105],
];

function familyOf([name, kind, memory, price, disk]: Row, sizes: readonly string[]): Family {
  return { name, ...KINDS[kind], sizes, memory, price, ...(disk !== undefined && { disk }) };
}

/** Enhanced networking of these Xen families is not ENA. */
function withoutEna(family: Family): Family {
  return family.name === 'm4' || family.name === 'c4' ? { ...family, ena: 'unsupported' } : family;
}

/**
 * Families whose sizes follow the usual scheme. Written by hand from the public instance type pages and price
 * list; prices are approximate and for planning only.
 */
export const FAMILIES: readonly Family[] = [
  ...ROWS.map((row) => familyOf(row, [...MODERN, ...(row[0].startsWith('i') ? [] : ['metal'])])),
  ...ARM_ROWS.map((row) => familyOf(row, ['medium', ...MODERN.slice(0, -1), 'metal'])),
  ...XEN_ROWS.map((row) => withoutEna({ ...familyOf(row, OLD), old: true })),
  ...['m7i-flex', 'c7i-flex'].map((name) => ({
    ...familyOf([name, 'intel', name === 'm7i-flex' ? 8 : 4, name === 'm7i-flex' ? 0.09576 : 0.08479], OLD),
    flex: true,
  })),
  familyOf(['a1', 'graviton', 4, 0.051], ['medium', ...OLD]),
];
