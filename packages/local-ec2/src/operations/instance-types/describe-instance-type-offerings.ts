import { recordedTypeNames } from '@ami-select/ec2-data/instance-types';
import { zonesWith } from '@ami-select/ec2-data/offerings';
import type {
  DescribeInstanceTypeOfferingsRequest,
  DescribeInstanceTypeOfferingsResult,
  InstanceTypeOffering,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
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

function offeringsBy(locationType: LocationType, { region }: RequestContext): InstanceTypeOffering[] {
  oneOf(locationType, 'locationType', ['region', 'availability-zone', 'availability-zone-id']);
  return recordedTypeNames().flatMap((type) => {
    const here = zonesWith(type, region);
    const locations = here.map((zone) => (locationType === 'availability-zone' ? zone.name : zone.id));
    const places = locationType === 'region' ? [region].slice(0, here.length) : locations;
    return places.map((place) => ({
      InstanceType: type as NonNullable<InstanceTypeOffering['InstanceType']>,
      LocationType: locationType,
      Location: place,
    }));
  });
}
