import { renderTable } from './files.ts';
import { instanceTypesTable } from './generate/instance-types.ts';
import { offeringsTable } from './generate/offerings.ts';
import { pricesTable } from './generate/prices.ts';
import { publisherAccountsTable } from './generate/publisher-accounts.ts';
import { partitionsTable, regionsTable } from './generate/regions.ts';

/** The text of every file of `src/data`, as the committed extracts give it. */
export function generateTables(): Readonly<Record<string, string>> {
  return {
    'instance-types.json': renderTable(instanceTypesTable()),
    'offerings.json': renderTable(offeringsTable()),
    'partitions.json': renderTable(partitionsTable()),
    'prices.json': renderTable(pricesTable()),
    'publisher-accounts.json': renderTable(publisherAccountsTable()),
    'regions.json': renderTable(regionsTable()),
  };
}
