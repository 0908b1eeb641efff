import type { Filter } from '@aws-sdk/client-ec2';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

/** EC2 allows 200 values in one filter. */
const FILTER_VALUES = 200;

/** Pages and items of one listing, of which a fleet of 1,000 machines has a few; pages without any item may be among them. */
const MOST_PAGES = 10_000;
const MOST_ITEMS = 100_000;

/**
 * Reads pages until one has no token.
 *
 * @throws ProvisionerError `UNREACHABLE_ENDPOINT` for a listing without end, besides what `read` rejects with.
 */
export async function collectPages<Page extends { NextToken?: string | undefined }, Item>(
  read: (next: { NextToken?: string }) => Promise<Page>,
  pick: (page: Page) => readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | undefined;
  let pages = 0;
  do {
    const page = await read(next === undefined ? {} : { NextToken: next });
    const found = pick(page);
    pages += 1;
    if (pages > MOST_PAGES || items.length + found.length > MOST_ITEMS) throw endless();
    for (const item of found) items.push(item);
    next = page.NextToken === '' ? undefined : page.NextToken;
  } while (next !== undefined);
  return items;
}

function endless(): ProvisionerError {
  const message = `EC2 lists more than ${MOST_PAGES} pages or ${MOST_ITEMS} items, the most that are read of one listing`;
  return new ProvisionerError('UNREACHABLE_ENDPOINT', message, {
    hint: 'Does a proxy, or another server, respond in place of the endpoint?',
  });
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
