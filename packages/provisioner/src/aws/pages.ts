import type { Filter } from '@aws-sdk/client-ec2';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

/** EC2 allows 200 values in one filter. */
const FILTER_VALUES = 200;

/** Reads pages until one has no token. */
export async function collectPages<Page extends { NextToken?: string | undefined }, Item>(
  read: (next: { NextToken?: string }) => Promise<Page>,
  pick: (page: Page) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { NextToken: next });
    items.push(...pick(page));
    next = page.NextToken === '' ? undefined : page.NextToken;
  } while (next !== undefined);
  return items;
}

/** The filter that finds what carries the fleet's signature. */
export function byFleet(intent: FleetIntent): { Filters: Filter[] } {
  return { Filters: [{ Name: `tag:${FLEET_TAG}`, Values: [intent.fleetId] }] };
}

/** Filters that find any of the values, one list of filters for each call that it takes. */
export function filtersOf(Name: string, values: readonly string[]): Filter[][] {
  const lists: Filter[][] = [];
  for (let start = 0; start < values.length; start += FILTER_VALUES)
    lists.push([{ Name, Values: values.slice(start, start + FILTER_VALUES) }]);
  return lists;
}
