import { dnsSuffix, partitionOf } from '@ami-select/ec2-data/partitions';
import type { DescribeRegionsRequest, DescribeRegionsResult } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FieldsWithin, fieldsIn } from '../../state/filters.ts';
import { isOptIn } from '../../state/regions.ts';
import type { World } from '../../world/world.ts';
import { defineOperation, type Operation } from '../operation.ts';

interface ListedRegion {
  readonly name: string;
  readonly optInStatus: 'opt-in-not-required' | 'opted-in' | 'not-opted-in';
}

/** The endpoint is found by its own name and by AWS's, as scripts write it. */
const FIELDS: FieldsWithin<ListedRegion, string> = {
  'region-name': ({ name }) => name,
  endpoint: ({ name }, host) => [host, `ec2.${name}.${dnsSuffix(partitionOf(name))}`],
  'opt-in-status': ({ optInStatus }) => optInStatus,
};

/**
 * Regions of the caller's partition; those that need an opt-in are opted in when chosen by name.
 * Each has the endpoint that was asked, since clients call it: by AWS's own name they would call AWS.
 */
export const describeRegions: Operation = defineOperation<DescribeRegionsRequest, DescribeRegionsResult>({
  service: 'ec2',
  name: 'DescribeRegions',
  parameters: ['RegionNames', 'AllRegions', 'Filters', 'DryRun'],
  filters: Object.keys(FIELDS),
  run: ({ RegionNames, AllRegions, Filters }, { world, host, region: asking }) => {
    const partition = partitionOf(asking);
    const known = world.regionNames
      .filter((name) => partitionOf(name) === partition)
      .map((name): ListedRegion => ({ name, optInStatus: optInOf(name, world) }));
    const unknown = RegionNames?.find((name) => !known.some((region) => region.name === name));
    if (unknown !== undefined) {
      throw new ApiError('InvalidParameterValue', `Invalid region name: ${unknown}`);
    }
    const matches = compileFilters(Filters, { fields: fieldsIn(FIELDS, host, Filters) });
    const asked = known.filter(
      ({ name, optInStatus }) =>
        RegionNames?.includes(name) ?? (AllRegions || optInStatus !== 'not-opted-in'),
    );
    return {
      Regions: asked.filter(matches).map(({ name, optInStatus }) => ({
        RegionName: name,
        Endpoint: host,
        OptInStatus: optInStatus,
      })),
    };
  },
});

function optInOf(name: string, { settings }: World): ListedRegion['optInStatus'] {
  if (!isOptIn(name)) return 'opt-in-not-required';
  return settings.optedIn.includes(name) ? 'opted-in' : 'not-opted-in';
}
