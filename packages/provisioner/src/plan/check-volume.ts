import type { RootVolume } from '../fleet/root-volume.ts';

type Complain = (field: string, got: unknown, expected: string) => void;

/** Limits of the types that a root volume may have (EBS user guide, "Amazon EBS volume types", of 2026). */
const TYPES: Readonly<
  Record<string, { readonly size: Range; readonly iops?: Range; readonly throughput?: Range }>
> = {
  gp3: { size: [1, 65_536], iops: [3_000, 80_000], throughput: [125, 2_000] },
  gp2: { size: [1, 16_384] },
  io1: { size: [4, 16_384], iops: [100, 64_000] },
  io2: { size: [4, 65_536], iops: [100, 256_000] },
  standard: { size: [1, 1_024] },
};

type Range = readonly [from: number, to: number];

/** io1 and io2 have no default of their own. */
const NEEDS_IOPS = ['io1', 'io2'];
const ANY_SIZE: Range = [1, 65_536];
const KMS_KEY =
  /^(alias\/[\w/-]+|(mrk-)?[0-9a-f-]{32,36}|arn:aws[\w-]*:kms:[\w-]+:\d{12}:(key|alias)\/[\w/-]+)$/;

/** Complains about a root volume that EBS does not have. */
export function checkVolume(volume: RootVolume, complain: Complain): void {
  const { size, type, iops, throughput, kmsKey } = volume;
  const limits = type !== undefined && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (type !== undefined && limits === undefined)
    complain('volume-type', type, Object.keys(TYPES).join(', '));
  checkRange(complain, 'volume-size', size, limits?.size ?? ANY_SIZE, 'whole GiB');
  checkOfType(complain, 'volume-iops', iops, type, limits?.iops, 'gp3, io1 or io2');
  checkOfType(complain, 'volume-throughput', throughput, type, limits?.throughput, 'gp3');
  if (iops === undefined && NEEDS_IOPS.includes(type ?? ''))
    complain('volume-iops', iops, `a number from ${limits?.iops?.join(' to ')} with volume-type ${type}`);
  if (kmsKey !== undefined && !KMS_KEY.test(kmsKey))
    complain('kms-key', kmsKey, 'the id, the ARN or the alias (alias/…) of a key');
}

function checkOfType(
  complain: Complain,
  field: string,
  value: number | undefined,
  type: string | undefined,
  range: Range | undefined,
  types: string,
): void {
  if (value === undefined) return;
  if (type === undefined) complain('volume-type', type, `${types} with ${field}`);
  else if (range === undefined) complain(field, value, `nothing unless volume-type is ${types}`);
  else checkRange(complain, field, value, range, `a number of ${type}`);
}

function checkRange(
  complain: Complain,
  field: string,
  value: number | undefined,
  [from, to]: Range,
  what: string,
): void {
  if (value === undefined) return;
  if (!Number.isInteger(value) || value < from || value > to)
    complain(field, value, `${what} from ${from} to ${to}`);
}
