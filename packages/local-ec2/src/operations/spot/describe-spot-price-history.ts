import { findInstanceType, recordedTypeNames } from '@ami-select/ec2-data/instance-types';
import { zonesWith } from '@ami-select/ec2-data/offerings';
import type { Zone } from '@ami-select/ec2-data/regions';
import type {
  DescribeSpotPriceHistoryRequest,
  DescribeSpotPriceHistoryResult,
  SpotPrice,
} from '@aws-sdk/client-ec2';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { PRICE_STEP_MS, priceStep, spotPrice } from '../../world/spot-price.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { pageOf } from '../paging.ts';

const LINUX = ['Linux/UNIX', 'Linux/UNIX (Amazon VPC)'];

const TABLE: FilterTable<SpotPrice> = {
  fields: {
    'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
    'availability-zone-id': ({ AvailabilityZoneId }) => AvailabilityZoneId,
    'instance-type': ({ InstanceType }) => InstanceType,
    'product-description': () => LINUX,
    'spot-price': ({ SpotPrice: price }) => price,
    timestamp: ({ Timestamp }) => Timestamp?.toISOString(),
  },
};

/** Longest history that AWS keeps. */
const MAX_STEPS = Math.floor((90 * 86_400_000) / PRICE_STEP_MS);

/** Linux prices from the seed; newest first. Without a start time, the price of now only. */
export const describeSpotPriceHistory: Operation = defineOperation<
  DescribeSpotPriceHistoryRequest,
  DescribeSpotPriceHistoryResult
>({
  service: 'ec2',
  name: 'DescribeSpotPriceHistory',
  parameters: [
    'InstanceTypes',
    'AvailabilityZone',
    'ProductDescriptions',
    'StartTime',
    'EndTime',
    'Filters',
    'MaxResults',
    'NextToken',
    'DryRun',
  ],
  filters: Object.keys(TABLE.fields),
  run: (input, context) => {
    const isLinux = input.ProductDescriptions?.some((name) => LINUX.includes(name)) ?? true;
    const matches = compileFilters(input.Filters, TABLE);
    const prices = isLinux ? history(input, context).filter(matches) : [];
    const { items, ...next } = pageOf(prices, input, { minimum: 1, usual: 1000 });
    return { SpotPriceHistory: [...items], NextToken: next.NextToken ?? '' };
  },
});

function history(input: DescribeSpotPriceHistoryRequest, context: RequestContext): SpotPrice[] {
  const end = input.EndTime ?? context.now;
  const start = input.StartTime ?? end;
  const asked: readonly string[] = input.InstanceTypes ?? recordedTypeNames();
  const types = asked.filter((name) => findInstanceType(name)?.SupportedUsageClasses.includes('spot'));
  const isAsked = ({ name }: Zone): boolean => name === (input.AvailabilityZone ?? name);
  const pools = types.flatMap((type) =>
    zonesWith(type, context.region)
      .filter(isAsked)
      .map((zone) => ({ type, zone })),
  );
  const prices: SpotPrice[] = [];
  for (const step of stepsBetween(start, end)) {
    for (const { type, zone } of pools) {
      const place = { type, region: context.region, zone: zone.name };
      const price = spotPrice(context.world, place, step);
      if (price === undefined) continue;
      prices.push({
        AvailabilityZone: zone.name,
        AvailabilityZoneId: zone.id,
        InstanceType: type as 't3.micro',
        ProductDescription: 'Linux/UNIX',
        SpotPrice: price.toFixed(6),
        Timestamp: step,
      });
    }
  }
  return prices;
}

function stepsBetween(start: Date, end: Date): Date[] {
  const last = priceStep(end).getTime();
  const count = Math.min(MAX_STEPS, Math.max(0, Math.ceil((last - start.getTime()) / PRICE_STEP_MS)));
  return Array.from({ length: count + 1 }, (_, index) => new Date(last - index * PRICE_STEP_MS));
}
