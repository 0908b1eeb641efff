import type { CompleteFleetSettings } from '@ami-select/config';

/** A week; no timeout is too long for it. */
const LONGEST_TTL_MINUTES = 7 * 24 * 60;

/**
 * Values in place of refused ones, each valid by itself: whether fields may be together is checked all the same, and
 * nothing is refused for the sake of a default that nobody asked for.
 */
export function withStandIns(
  settings: CompleteFleetSettings,
  refused: ReadonlySet<string>,
): CompleteFleetSettings {
  const stand: Readonly<Record<string, { [Name in keyof CompleteFleetSettings]?: unknown }>> = {
    count: { count: settings.minimum ?? 1 },
    ttl: { ttlMinutes: LONGEST_TTL_MINUTES },
    market: { market: 'spot' },
    fallback: { fallback: 'on-demand' },
    egress: { egress: 'web' },
    'volume-iops': { volumeIops: fittingIops(settings) },
    'volume-throughput': { volumeThroughput: 125 },
    'volume-type': { volumeType: undefined, volumeIops: undefined, volumeThroughput: undefined },
  };
  const added = Object.entries(stand).filter(([name]) => refused.has(name));
  return Object.assign({ ...settings }, ...added.map(([, values]) => values));
}

/** IOPS that no other limit of the volume is against: those of gp3 bound its throughput, the size bounds those of io1. */
function fittingIops({ volumeType, volumeSize, volumeThroughput = 0 }: CompleteFleetSettings): number {
  if (volumeType === 'gp3') return Math.max(3_000, 4 * volumeThroughput);
  return Math.min(3_000, 50 * (volumeSize ?? 60));
}
