import { readExtract } from '../files.ts';
import { aboutOf } from './about.ts';

interface Prices {
  readonly recorded: Readonly<Record<string, string>>;
  readonly perHour: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** For each type of the SDK's model its price in each of the regions, null where it has none. */
export function pricesTable(): object {
  const { recorded, perHour } = readExtract<Prices>('karpenter-prices.json');
  const { names } = readExtract<{ readonly names: readonly string[] }>('sdk-names.json');
  const regions = Object.keys(recorded);
  const rows = Object.entries(perHour)
    .filter(([type]) => names.includes(type))
    .map(([type, prices]) => [type, regions.map((region) => prices[region] ?? null)]);
  return {
    about: [...aboutOf('karpenter-prices.json'), ...aboutOf('sdk-names.json')],
    recorded,
    perHour: Object.fromEntries(rows),
  };
}
