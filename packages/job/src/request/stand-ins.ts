import type { CompleteFleetSettings } from '@ami-select/config';

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
    market: { market: 'spot' },
    fallback: { fallback: 'on-demand' },
    egress: { egress: 'web' },
    'volume-iops': { volumeIops: 3_000 },
    'volume-throughput': { volumeThroughput: 125 },
    'volume-type': { volumeType: undefined, volumeIops: undefined, volumeThroughput: undefined },
  };
  const added = Object.entries(stand).filter(([name]) => refused.has(name));
  return Object.assign({ ...settings }, ...added.map(([, values]) => values));
}
