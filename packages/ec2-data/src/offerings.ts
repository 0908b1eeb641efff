import table from './data/offerings.json' with { type: 'json' };
import { findRegion, type Zone } from './regions.ts';

/** A digit's value is a set of zones; the lowest bit is the first zone of the region. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const COLUMNS: ReadonlyMap<string, number> = new Map(table.regions.map((region, index) => [region, index]));
const TYPES: Readonly<Record<string, string>> = table.types;

/**
 * The zones of a region that have an instance type; empty when none has it or the region is unknown. In regions
 * without a record by zone (README) all of them or none. Sources: moto's recordings, cfn-lint.
 */
export function zonesWith(instanceType: string, region: string): readonly Zone[] {
  const column = COLUMNS.get(region);
  if (column === undefined) return [];
  const set = DIGITS.indexOf(TYPES[instanceType]?.[column] ?? 'A');
  return (findRegion(region)?.zones ?? []).filter((_, index) => (set & (1 << index)) !== 0);
}
