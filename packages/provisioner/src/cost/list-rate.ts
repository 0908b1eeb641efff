import { onDemandPrice, pricesRecordedOn } from '@ami-select/ec2-data/prices';
import { LINUX } from './spot-prices.ts';

/** A price and what it stands on, or why nobody knows it. */
export type Rate =
  | {
      /** US dollars an hour. */
      readonly perHour: number;
      readonly basis: string;
    }
  | { readonly unknown: string };

/** What else decides about a price. */
export interface Terms {
  /** As EC2 calls it, such as `Linux/UNIX` (the default) or `Windows`. */
  readonly platform?: string | undefined;
  /** `default`, `dedicated` or `host`. */
  readonly tenancy?: string | undefined;
}

/** The recorded on-demand price of a type in a region; that of another region never stands in for it. */
export function listRate(region: string, instanceType: string): Rate {
  const perHour = onDemandPrice(region, instanceType);
  const recordedOn = pricesRecordedOn(region);
  if (recordedOn === undefined) return { unknown: `no list price of ${region} is recorded` };
  if (perHour === undefined) return { unknown: `no list price of ${instanceType} in ${region} is recorded` };
  return { perHour, basis: `list price of ${region}, recorded ${recordedOn}` };
}

/** Why neither list nor history has a price for these terms; undefined when they have. */
export function strangeTerms({ platform = LINUX, tenancy = 'default' }: Terms): string | undefined {
  if (platform !== LINUX) return `only prices of ${LINUX} are known, and this is ${platform}`;
  return tenancy === 'default' || tenancy === ''
    ? undefined
    : `only prices of shared tenancy are known, and this is ${tenancy}`;
}
