import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

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
export function byFleet(intent: FleetIntent): { Filters: { Name: string; Values: string[] }[] } {
  return { Filters: [{ Name: `tag:${FLEET_TAG}`, Values: [intent.fleetId] }] };
}
