import type { MissingRegion } from './attempt-region.ts';

/**
 * The reasons of regions without a selection, each of them whole, once for all regions that share it: reasons are the
 * same when they differ in the name of the region and in image ids only.
 */
export function describeMissing(missing: readonly MissingRegion[]): string[] {
  const groups = new Map<string, MissingRegion[]>();
  for (const one of missing) {
    const key = comparable(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap(groupLines);
}

function comparable({ region, error }: MissingRegion): string {
  return `${error.code} ${error.message.replaceAll(region, '').replaceAll(/ami-[0-9a-f]+/g, '')}`;
}

function groupLines([first, ...others]: readonly MissingRegion[]): string[] {
  if (first === undefined) return [];
  const { region, error } = first;
  const [reason, ...rest] = error.message.split('\n');
  const same = others.map((other) => other.region).join(', ');
  return [
    `  - ${region}: ${error.code}: ${reason}`,
    ...rest.map((line) => `    ${line}`),
    ...(same === '' ? [] : [`    The same in ${same}.`]),
  ];
}
