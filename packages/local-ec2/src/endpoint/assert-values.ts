import { ApiError } from '../api/api-error.ts';
import { oneOf } from '../operations/one-of.ts';

const SWITCH = ['disabled', 'enabled'];

/**
 * Members of inputs with a fixed set of values, all of those that the service model has: name, with that of its
 * structure where two share it -> values. Types of instances are checked where they are looked up.
 */
export const ENUMS: Readonly<Record<string, readonly string[]>> = {
  Architecture: ['arm64', 'arm64_mac', 'i386', 'x86_64', 'x86_64_mac'],
  AutoRecovery: ['default', 'disabled'],
  BootMode: ['legacy-bios', 'uefi', 'uefi-preferred'],
  CapacityReservationPreference: ['capacity-reservations-only', 'none', 'open'],
  DefaultTargetCapacityType: ['capacity-block', 'on-demand', 'reserved-capacity', 'spot'],
  HostnameType: ['ip-name', 'resource-name'],
  HttpEndpoint: SWITCH,
  HttpProtocolIpv6: SWITCH,
  HttpTokens: ['optional', 'required'],
  ImdsSupport: ['v2.0'],
  InstanceInitiatedShutdownBehavior: ['stop', 'terminate'],
  InstanceInterruptionBehavior: ['hibernate', 'stop', 'terminate'],
  InstanceMetadataTags: SWITCH,
  KeyFormat: ['pem', 'ppk'],
  KeyType: ['ed25519', 'rsa'],
  MarketType: ['capacity-block', 'interruptible-capacity-reservation', 'on-demand', 'spot'],
  'OnDemandOptions.AllocationStrategy': ['lowest-price', 'prioritized'],
  SpotInstanceType: ['one-time', 'persistent'],
  'SpotOptions.AllocationStrategy': [
    'capacity-optimized',
    'capacity-optimized-prioritized',
    'diversified',
    'lowest-price',
    'price-capacity-optimized',
  ],
  Tenancy: ['dedicated', 'default', 'host'],
  TpmSupport: ['v2.0'],
  VirtualizationType: ['hvm', 'paravirtual'],
  VolumeType: ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1', 'standard'],
};

/** Texts whose values only the documentation lists. */
const TEXTS: Readonly<Record<string, readonly string[]>> = { SriovNetSupport: ['simple'] };

/** Prices in USD, above zero. */
const PRICES: ReadonlySet<string> = new Set(['MaxPrice', 'MaxTotalPrice', 'SpotPrice']);

/** Limits of all volume types together, and of the hops of metadata. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  HttpPutResponseHopLimit: [1, 64],
  Iops: [100, 256_000],
  Throughput: [125, 2000],
  VolumeSize: [1, 65_536],
};

/** Ids of resources that nobody can create any more: their form is all that can be checked. */
const IDS: Readonly<Record<string, readonly [form: RegExp, code: string]>> = {
  KernelId: [/^aki-([0-9a-f]{8}|[0-9a-f]{17})$/, 'InvalidKernelId.Malformed'],
  RamdiskId: [/^ari-([0-9a-f]{8}|[0-9a-f]{17})$/, 'InvalidRamDiskId.Malformed'],
};

/**
 * Checks every value of an input, at any depth, whose member has a fixed set or range, so that nothing outside of it
 * is ever stored. A value that only a newer model has is refused by name, too.
 * @throws ApiError `InvalidParameterValue`, `InvalidKernelId.Malformed`, `InvalidRamDiskId.Malformed`.
 */
export function assertValues(input: object): void {
  for (const [name, value] of Object.entries(input)) assertMember(value, name, '');
}

function assertMember(value: unknown, name: string, structure: string): void {
  if (Array.isArray(value)) for (const item of value) assertMember(item, name, structure);
  else if (typeof value === 'string') assertText(value, name, structure);
  else if (typeof value === 'number') assertNumber(value, name);
  else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [member, item] of Object.entries(value)) assertMember(item, member, name);
  }
}

function assertText(value: string, name: string, structure: string): void {
  const allowed = own(ENUMS, `${structure}.${name}`) ?? own(ENUMS, name) ?? own(TEXTS, name);
  if (allowed) oneOf(value, name, allowed);
  if (PRICES.has(name) && !(/^\d+(\.\d+)?$/.test(value) && Number(value) > 0)) {
    const message = `Value (${value}) for parameter ${name} is invalid. "${value}" is an invalid spot instance price`;
    throw new ApiError('InvalidParameterValue', message);
  }
  const [form, code = ''] = own(IDS, name) ?? [];
  if (!form || form.test(value)) return;
  throw new ApiError(code, `Invalid id: "${value}" for parameter ${name}.`);
}

function assertNumber(value: number, name: string): void {
  const [least, most] = own(RANGES, name) ?? [];
  if (least === undefined || most === undefined) return;
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const message = `Value (${value}) for parameter ${name} is invalid. Expected: a number from ${least} to ${most}.`;
  throw new ApiError('InvalidParameterValue', message);
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
