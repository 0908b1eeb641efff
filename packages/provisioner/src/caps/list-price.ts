import { onDemandPrice } from '@ami-select/ec2-data/prices';

/** The price of an instance type, and what it stands on. */
export interface ListPrice {
  /** US dollars an hour: on demand, Linux, shared tenancy. */
  readonly perHour: number;
  readonly basis: string;
}

const KNOWN_REGION = 'us-east-1';
/** A margin for regions without a recorded price: those that were looked at charge up to 1.5 times as much. */
const OTHER_REGIONS = 2;

/**
 * The list price of a type in a region, or twice that of us-east-1 where none is recorded, so that a cap errs towards
 * refusing. Undefined when neither is known, and in China, where prices are in yuan.
 */
export function listPrice(region: string, instanceType: string): ListPrice | undefined {
  const own = onDemandPrice(region, instanceType);
  if (own !== undefined) return { perHour: own, basis: `the list price of ${region}` };
  const known = onDemandPrice(KNOWN_REGION, instanceType);
  if (known === undefined || region.startsWith('cn-')) return undefined;
  return {
    perHour: known * OTHER_REGIONS,
    basis: `twice the list price of ${KNOWN_REGION}, since none is recorded for ${region}`,
  };
}
