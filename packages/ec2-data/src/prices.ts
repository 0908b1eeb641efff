import table from './data/prices.json' with { type: 'json' };

const RECORDED: Readonly<Record<string, string>> = table.recorded;
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

/** The day (ISO 8601) of the recorded prices of a region; `undefined` where none were recorded. */
export function pricesRecordedOn(region: string): string | undefined {
  return Object.hasOwn(RECORDED, region) ? RECORDED[region] : undefined;
}
