import type { Zone } from './region-state.ts';

/** A region of EC2 as DescribeRegions lists it, with the short code of its zone ids. */
export interface RegionInfo {
  readonly name: string;
  readonly zoneCode: string;
  readonly zoneLetters: string;
  /** Must an account ask for the region first? */
  readonly optIn: boolean;
}

const TABLE: readonly RegionInfo[] = [
  region('us-east-1', 'use1', 'abcdef'),
  region('us-east-2', 'use2', 'abc'),
  region('us-west-1', 'usw1', 'ab'),
  region('us-west-2', 'usw2', 'abcd'),
  region('ca-central-1', 'cac1', 'abd'),
  region('eu-central-1', 'euc1', 'abc'),
  region('eu-west-1', 'euw1', 'abc'),
  region('eu-west-2', 'euw2', 'abc'),
  region('eu-west-3', 'euw3', 'abc'),
  region('eu-north-1', 'eun1', 'abc'),
  region('ap-northeast-1', 'apne1', 'acd'),
  region('ap-northeast-2', 'apne2', 'abcd'),
  region('ap-northeast-3', 'apne3', 'abc'),
  region('ap-south-1', 'aps1', 'abc'),
  region('ap-southeast-1', 'apse1', 'abc'),
  region('ap-southeast-2', 'apse2', 'abc'),
  region('sa-east-1', 'sae1', 'abc'),
  optInRegion('af-south-1', 'afs1'),
  optInRegion('ap-east-1', 'ape1'),
  optInRegion('ap-east-2', 'ape2'),
  optInRegion('ap-south-2', 'aps2'),
  optInRegion('ap-southeast-3', 'apse3'),
  optInRegion('ap-southeast-4', 'apse4'),
  optInRegion('ap-southeast-5', 'apse5'),
  optInRegion('ap-southeast-7', 'apse7'),
  optInRegion('ca-west-1', 'caw1'),
  optInRegion('eu-central-2', 'euc2'),
  optInRegion('eu-south-1', 'eus1'),
  optInRegion('eu-south-2', 'eus2'),
  optInRegion('il-central-1', 'ilc1'),
  optInRegion('me-central-1', 'mec1'),
  optInRegion('me-south-1', 'mes1'),
  optInRegion('mx-central-1', 'mxc1'),
  region('us-gov-east-1', 'usge1', 'abc'),
  region('us-gov-west-1', 'usgw1', 'abc'),
  region('cn-north-1', 'cnn1', 'abd'),
  region('cn-northwest-1', 'cnnw1', 'abc'),
];

export const REGION_NAMES: readonly string[] = TABLE.map(({ name }) => name);

/** Which regions there are, and which one is meant when none is named. */
export interface RegionChoices {
  /** Regions that exist; those that an account must ask for are opted in. All, none of them opted in, when absent. */
  readonly regions?: readonly string[];
  /** Region of the environment variables, and of requests that name none; the first one when absent. */
  readonly region?: string;
}

/**
 * The regions that exist, and the one that is meant when none is named.
 * @throws RangeError for regions that EC2 does not have, and for a region that is not among those that exist.
 */
export function resolveRegions({ regions = REGION_NAMES, region = regions[0] }: RegionChoices): {
  readonly regionNames: readonly string[];
  readonly defaultRegion: string;
} {
  const unknown = regions.filter((name) => !REGION_NAMES.includes(name));
  if (unknown.length > 0) throw new RangeError(`There is no region ${unknown.join(', ')}.`);
  if (region === undefined) throw new RangeError('There must be a region.');
  if (!regions.includes(region)) throw new RangeError(`There is no region ${region} here.`);
  return { regionNames: [...new Set(regions)], defaultRegion: region };
}

export function findRegion(name: string): RegionInfo | undefined {
  return TABLE.find((info) => info.name === name);
}

export function zonesOf(name: string): Zone[] {
  const info = findRegion(name);
  return [...(info?.zoneLetters ?? '')].map((letter, index) => ({
    name: `${name}${letter}`,
    id: `${info?.zoneCode}-az${index + 1}`,
  }));
}

function region(name: string, zoneCode: string, zoneLetters: string): RegionInfo {
  return { name, zoneCode, zoneLetters, optIn: false };
}

function optInRegion(name: string, zoneCode: string): RegionInfo {
  return { name, zoneCode, zoneLetters: 'abc', optIn: true };
}
