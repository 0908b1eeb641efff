import type {
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
  InstanceTypeOffering,
} from '@aws-sdk/client-ec2';
import { INSTANCE_TYPES, isOffered } from '../../catalogue/instance-types/instance-type.ts';
import { compileFilters, type FilterTable } from '../../model/filters.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';

const FILTERS: FilterTable<InstanceTypeOffering> = {
  fields: { 'instance-type': (offering) => offering.InstanceType, location: (offering) => offering.Location },
};

type LocationType = NonNullable<InstanceTypeOffering['LocationType']>;

/** DescribeInstanceTypeOfferings: which type a region or a zone has. */
export const describeInstanceTypeOfferings: Operation = defineOperation<
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult
>({
  service: 'ec2',
  name: 'DescribeInstanceTypeOfferings',
  parameters: ['LocationType', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: Object.keys(FILTERS.fields),
  run: (input, context) => {
    const offerings = offeringsBy(input.LocationType ?? 'region', context);
    const page = pageOf(offerings.filter(compileFilters(input.Filters, FILTERS)), input, { usual: 1000 });
    return { InstanceTypeOfferings: [...page.items], ...(page.NextToken && { NextToken: page.NextToken }) };
  },
});

function offeringsBy(locationType: LocationType, context: RequestContext): InstanceTypeOffering[] {
  const zones = context.world.region(context.region).zones;
  oneOf(locationType, 'locationType', ['region', 'availability-zone', 'availability-zone-id']);
  return [...INSTANCE_TYPES.values()].flatMap((type) => {
    const here = zones.filter((zone) => isOffered(type, zone.name));
    const locations = here.map((zone) => (locationType === 'availability-zone' ? zone.name : zone.id));
    const places = locationType === 'region' ? [context.region].slice(0, here.length) : locations;
    return places.map((place) => ({
      InstanceType: type.name as NonNullable<InstanceTypeOffering['InstanceType']>,
      LocationType: locationType,
      Location: place,
    }));
  });
}
