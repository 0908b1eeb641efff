import table from './data/prices.json' with { type: 'json' };

const REGIONS: readonly string[] = Object.keys(table.recorded);
const PRICES: Readonly<Record<string, readonly (number | null)[]>> = table.perHour;

/**
 * The list price of a type in US dollars an hour: on demand, Linux, shared tenancy. `undefined` where no price was
 * recorded, which is every region but `us-east-1`, `us-gov-east-1` and `us-gov-west-1`. Source: Karpenter.
 */
export function onDemandPrice(region: string, instanceType: string): number | undefined {
  const column = REGIONS.indexOf(region);
  return PRICES[instanceType]?.[column] ?? undefined;
}
