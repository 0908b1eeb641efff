import { ApiError } from '../../api/api-error.ts';
import type { PlannedDevice } from '../../world/launch-plan.ts';

type Range = readonly [from: number, to: number];

interface Limits {
  readonly size: Range;
  readonly iops?: Range;
  readonly iopsPerGib?: number;
  readonly throughput?: Range;
}

/**
 * Ranges of the API reference of 2026 (EbsBlockDevice), IOPS per GiB of the EBS user guide ("Provisioned IOPS SSD
 * volumes", "General Purpose SSD volumes").
 */
const LIMITS: Readonly<Record<string, Limits>> = {
  gp3: { size: [1, 65_536], iops: [3_000, 80_000], iopsPerGib: 500, throughput: [125, 2_000] },
  gp2: { size: [1, 16_384] },
  io1: { size: [4, 16_384], iops: [100, 64_000], iopsPerGib: 50 },
  io2: { size: [4, 65_536], iops: [100, 256_000], iopsPerGib: 1_000 },
  st1: { size: [125, 16_384] },
  sc1: { size: [125, 16_384] },
  standard: { size: [1, 1_024] },
};

const MIB_PER_IOPS = 0.25;

/**
 * Refuses a volume that EBS does not have. The code is that of refusals which users of EC2 quote, and so is the text of
 * both ratios; the text about a range is ours [U].
 *
 * @throws ApiError `InvalidParameterValue`.
 */
export function assertVolume({ type, sizeGib, iops, throughput }: PlannedDevice): void {
  const limits = LIMITS[type];
  if (limits === undefined) throw new ApiError('InvalidParameterValue', `Invalid volume type: ${type}`);
  if (!Number.isInteger(sizeGib)) refuse(`Invalid volume size: ${sizeGib} GiB`);
  assertRange(`${type} size in GiB`, sizeGib, limits.size);
  if (iops !== undefined && limits.iops) {
    const { iopsPerGib = 0 } = limits;
    assertRange('iops', iops, limits.iops);
    if (iops > Math.max(limits.iops[0], sizeGib * iopsPerGib))
      refuse(
        `Iops to volume size ratio of ${(iops / sizeGib).toFixed(6)} is too high; maximum is ${iopsPerGib}`,
      );
  }
  if (throughput === undefined || iops === undefined || !limits.throughput) return;
  assertRange('throughput', throughput, limits.throughput);
  const ratio = throughput / iops;
  if (ratio > MIB_PER_IOPS)
    refuse(
      `Throughput (MiBps) to iops ratio of ${ratio.toFixed(6)} is too high; maximum is ${MIB_PER_IOPS.toFixed(6)} MiBps per iops`,
    );
}

function assertRange(what: string, value: number, [from, to]: Range): void {
  if (value < from) refuse(`Volume ${what} of ${value} is too low; minimum is ${from}.`);
  if (value > to) refuse(`Volume ${what} of ${value} is too high; maximum is ${to}.`);
}

function refuse(message: string): never {
  throw new ApiError('InvalidParameterValue', message);
}
