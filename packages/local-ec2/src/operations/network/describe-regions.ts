import type { DescribeRegionsRequest, DescribeRegionsResult } from '@aws-sdk/client-ec2';
import { partitionOf } from '../../catalogue/publishers.ts';
import { ApiError } from '../../model/api-error.ts';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import { findRegion, type RegionInfo } from '../../model/regions.ts';
import { defineOperation, type Operation } from '../operation.ts';

const TABLE: FilterTable<RegionInfo> = {
  fields: {
    'region-name': ({ name }) => name,
    endpoint: ({ name }) => endpointOf(name),
    'opt-in-status': (region) => optInOf(region),
  },
};

/** The regions of the partition that is asked; those that must be asked for are there, but never opted in. */
export const describeRegions: Operation = defineOperation<DescribeRegionsRequest, DescribeRegionsResult>({
  service: 'ec2',
  name: 'DescribeRegions',
  parameters: ['RegionNames', 'AllRegions', 'Filters', 'DryRun'],
  filters: Object.keys(TABLE.fields),
  run: ({ RegionNames, AllRegions, Filters }, { world, region: asking }) => {
    const partition = partitionOf(asking);
    const known = world.regionNames
      .filter((name) => partitionOf(name) === partition)
      .flatMap((name) => findRegion(name) ?? []);
    const unknown = RegionNames?.find((name) => !known.some((region) => region.name === name));
    if (unknown !== undefined) {
      throw new ApiError('InvalidParameterValue', `Invalid region name: ${unknown}`);
    }
    const matches = compileFilters(Filters, TABLE);
    const asked = known.filter(({ name, optIn }) => RegionNames?.includes(name) ?? (AllRegions || !optIn));
    return {
      Regions: asked.filter(matches).map((region) => ({
        RegionName: region.name,
        Endpoint: endpointOf(region.name),
        OptInStatus: optInOf(region),
      })),
    };
  },
});

function endpointOf(name: string): string {
  return `ec2.${name}.amazonaws.com${partitionOf(name) === 'aws-cn' ? '.cn' : ''}`;
}

function optInOf({ optIn }: RegionInfo): 'opt-in-not-required' | 'not-opted-in' {
  return optIn ? 'not-opted-in' : 'opt-in-not-required';
}
