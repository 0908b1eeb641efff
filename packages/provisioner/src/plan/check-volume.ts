import type { RootVolume } from '../fleet/root-volume.ts';
import type { Complain } from './complain.ts';

type Range = readonly [from: number, to: number];

interface Limits {
  /** In GiB. */
  readonly size: Range;
  readonly iops?: Range;
  /** The most of a volume that is too small for the whole range. */
  readonly iopsPerGib?: number;
  /** In MiB a second. */
  readonly throughput?: Range;
}

/**
 * Limits of the types that a root volume may have: ranges by EC2's API reference ("EbsBlockDevice", with what gp3 has
 * since September 2025), IOPS per GiB by the EBS user guide ("Provisioned IOPS SSD volumes", "General Purpose SSD
 * volumes"). Every io2 is Block Express since April 2025, but not in China, where 500 IOPS per GiB may hold [U].
 */
const TYPES: Readonly<Record<string, Limits>> = {
  gp3: { size: [1, 65_536], iops: [3_000, 80_000], iopsPerGib: 500, throughput: [125, 2_000] },
  gp2: { size: [1, 16_384] },
  io1: { size: [4, 16_384], iops: [100, 64_000], iopsPerGib: 50 },
  io2: { size: [4, 65_536], iops: [100, 256_000], iopsPerGib: 1_000 },
  standard: { size: [1, 1_024] },
};

/** io1 and io2 have no default of their own. */
const NEEDS_IOPS = ['io1', 'io2'];
const ANY_SIZE: Range = [1, 65_536];
const USUAL_IOPS = 3_000;
const IOPS_PER_MIB = 4;
const KMS_KEY =
  /^(alias\/[\w/-]+|(mrk-)?[0-9a-f-]{32,36}|arn:aws[\w-]*:kms:[\w-]+:\d{12}:(key|alias)\/[\w/-]+)$/;

/** Complains about a root volume that EBS does not have. Where no size is given, it is the image's, which EC2 compares. */
export function checkVolume(volume: RootVolume, complain: Complain): void {
  const { size, type, iops, throughput, kmsKey } = volume;
  const limits = type !== undefined && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (type !== undefined && limits === undefined)
    complain('volume-type', type, Object.keys(TYPES).join(', '), 'no root volume has it');
  checkRange(complain, 'volume-size', size, limits?.size ?? ANY_SIZE, `GiB of ${type ?? 'a root volume'}`);
  checkOfType(complain, 'volume-iops', iops, { type, range: limits?.iops, types: 'gp3, io1 or io2' });
  checkOfType(complain, 'volume-throughput', throughput, { type, range: limits?.throughput, types: 'gp3' });
  if (iops === undefined && NEEDS_IOPS.includes(type ?? '')) {
    const [from, to] = limits?.iops ?? [];
    complain('volume-iops', iops, `an integer from ${from} to ${to}`, `${type} has no default of its own`);
  }
  if (limits !== undefined) checkRatios(volume, limits, complain);
  if (kmsKey !== undefined && !KMS_KEY.test(kmsKey))
    complain('kms-key', kmsKey, 'the id, the ARN or the alias (alias/…) of a key', 'it is none of a key');
}

/** What limits a value by another one, where both are within their own ranges. */
function checkRatios({ size, type, iops, throughput }: RootVolume, limits: Limits, complain: Complain): void {
  const { iops: range, iopsPerGib = 0 } = limits;
  if (range !== undefined && isIn(size, limits.size) && isIn(iops, range)) {
    const most = Math.max(range[0], size * iopsPerGib);
    const expected = `at most ${most}, or a volume-size of at least ${Math.ceil(iops / iopsPerGib)}`;
    if (iops > most)
      complain('volume-iops', iops, expected, `${type} has ${iopsPerGib} IOPS per GiB, and ${size} GiB`);
  }
  const speed = iops ?? USUAL_IOPS;
  if (limits.throughput === undefined || !isIn(throughput, limits.throughput)) return;
  if (throughput * IOPS_PER_MIB <= speed || !isIn(speed, range ?? [0, 0])) return;
  const expected = `at most ${Math.floor(speed / IOPS_PER_MIB)}, or volume-iops of at least ${throughput * IOPS_PER_MIB}`;
  const because = `${type} has 0.25 MiB/s per IOPS, and ${speed} IOPS`;
  complain('volume-throughput', throughput, expected, because);
}

function isIn(value: number | undefined, [from, to]: Range): value is number {
  return value !== undefined && Number.isInteger(value) && value >= from && value <= to;
}

interface Typed {
  readonly type: string | undefined;
  /** Undefined where the type has no such value. */
  readonly range: Range | undefined;
  /** Those that have it. */
  readonly types: string;
}

function checkOfType(
  complain: Complain,
  field: string,
  value: number | undefined,
  { type, range, types }: Typed,
): void {
  if (value === undefined) return;
  if (type === undefined) complain('volume-type', type, types, `${field} needs one`);
  else if (range !== undefined) checkRange(complain, field, value, range, type);
  else if (Object.hasOwn(TYPES, type))
    complain(field, value, `no ${field}, or a volume-type of ${types}`, `${type} does not have it`);
}

function checkRange(
  complain: Complain,
  field: string,
  value: number | undefined,
  range: Range,
  what: string,
): void {
  if (value === undefined || isIn(value, range)) return;
  const [from, to] = range;
  const because = Number.isInteger(value)
    ? `it is too ${value < from ? 'small' : 'large'}`
    : 'it is no integer';
  complain(field, value, `an integer from ${from} to ${to}`, `${because} for ${what}`);
}
