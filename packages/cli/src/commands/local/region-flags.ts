import { REGION_NAMES } from '@ami-select/local-ec2';
import { readWord } from './flag-values.ts';

/** Which regions there are, and which one the printed variables name. */
export interface RegionFlags {
  /** Absent when all are there. */
  readonly regions?: readonly string[];
  readonly region?: string;
}

/** Reads `--regions` and `--region`: the one must be among the others. */
export function readRegions(
  { regions: list, region: one }: Readonly<Record<string, unknown>>,
  problems: string[],
): RegionFlags {
  const regions = Array.isArray(list)
    ? list.flatMap((name) => known('--regions', name, problems))
    : undefined;
  if (Array.isArray(list) && list.length === 0) problems.push('--regions is ""; it must name a region');
  const [region] = one === undefined ? [] : known('--region', one, problems);
  if (region !== undefined && regions !== undefined && !regions.includes(region)) {
    problems.push(`--region is "${region}", which --regions does not name; it names ${regions.join(', ')}`);
  }
  return { ...(regions !== undefined && { regions }), ...(region !== undefined && { region }) };
}

function known(flag: string, name: unknown, problems: string[]): string[] {
  return [readWord(flag, name, REGION_NAMES, problems) ?? []].flat();
}
