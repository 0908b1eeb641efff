import type { InstanceTypeFacts } from '../../model/world.ts';
import { FAMILIES, type Family } from './families.ts';
import { SPECIAL_TYPES } from './special-types.ts';

/** An instance type with what clients choose it by. */
export interface InstanceTypeRecord extends InstanceTypeFacts {
  readonly processor: 'Intel' | 'AMD' | 'AWS' | 'Apple';
  readonly clockGhz: number;
  /** Bare metal has none. */
  readonly hypervisor?: 'nitro' | 'xen';
  readonly ena: 'required' | 'supported' | 'unsupported';
  readonly bareMetal: boolean;
  readonly usageClasses: readonly string[];
  readonly rootDeviceTypes: readonly string[];
  readonly burstable?: boolean;
  readonly freeTier?: boolean;
  /** GB of local disks in all. */
  readonly diskGb?: number;
  readonly gpu?: {
    readonly name: string;
    readonly manufacturer: string;
    readonly count: number;
    readonly memoryGib: number;
  };
}

/** How many times a `large` a size is; `metal` is the largest of its family. */
function factorOf(size: string): number {
  if (size === 'medium') return 0.5;
  if (size === 'large') return 1;
  if (size === 'metal') return 48;
  return size === 'xlarge' ? 2 : Number.parseInt(size, 10) * 2;
}

function sized(family: Family, size: string): InstanceTypeRecord {
  const factor = factorOf(size);
  const bareMetal = size === 'metal';
  return {
    name: `${family.name}.${size}`,
    architectures: family.architectures,
    vcpus: Math.max(1, 2 * factor),
    memoryMib: family.memory * 1024 * factor,
    bootModes: family.bootModes,
    ena: family.ena,
    enaRequired: family.ena === 'required',
    virtualizationTypes: family.virtualization,
    currentGeneration: !family.old,
    price: Number((family.price * factor).toFixed(5)),
    processor: family.processor,
    clockGhz: family.clockGhz,
    ...(!bareMetal && { hypervisor: family.hypervisor }),
    bareMetal,
    usageClasses: ['on-demand', 'spot'],
    rootDeviceTypes: family.virtualization.includes('paravirtual') ? ['ebs', 'instance-store'] : ['ebs'],
    ...(family.disk !== undefined && { diskGb: family.disk * factor }),
  };
}

const DEFAULTS = {
  bareMetal: false,
  usageClasses: ['on-demand', 'spot'],
  rootDeviceTypes: ['ebs'],
  currentGeneration: true,
} as const;

/** Every known type, by name. */
export const INSTANCE_TYPES: ReadonlyMap<string, InstanceTypeRecord> = new Map(
  [
    ...FAMILIES.flatMap((family) => family.sizes.map((size) => sized(family, size))),
    ...SPECIAL_TYPES.map((special) => ({ ...DEFAULTS, ...special })),
  ].map((type) => [type.name, type]),
);

/** The type of that name, for a launch. */
export function findInstanceType(name: string): InstanceTypeRecord | undefined {
  return INSTANCE_TYPES.get(name);
}

/** The crowded zone that AWS gives no new hardware. */
const OLDEST_ZONE = 'us-east-1e';
const RARE = /^(?:p[345]|g[56]|mac|trn|inf)/;

/**
 * Does a zone have the type? Every zone has most types; us-east-1e only those of the Xen days, and only the
 * first two zones of a region have Macs and large accelerators.
 */
export function isOffered(type: InstanceTypeRecord, zone: string): boolean {
  if (zone === OLDEST_ZONE) return type.hypervisor === 'xen';
  return !RARE.test(type.name) || zone.endsWith('a') || zone.endsWith('b');
}
