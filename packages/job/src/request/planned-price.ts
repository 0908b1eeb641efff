import { launchParameters } from '@ami-select/config';
import { type FleetPrice, pricePerHour } from '@ami-select/provisioner';
import { likelyTypes } from './need.ts';
import type { SpawnRequest } from './request.ts';

/**
 * What the fleet of a request costs at most by recorded list prices, without any call. Unknown where only the image, or
 * its need, decides about the instance types.
 */
export function plannedPrice(
  { query, fleet, region }: SpawnRequest,
  { isEmbedded = false }: { readonly isEmbedded?: boolean } = {},
): FleetPrice {
  const { count, ttlMinutes, market = 'on-demand', fallback } = fleet;
  if (region === undefined) {
    const unknown = isEmbedded
      ? 'the endpoint of --local decides about the region'
      : 'no region is set (--region, AWS_REGION)';
    return { ttlMinutes, basis: [], unknown: [unknown] };
  }
  const types = likelyTypes(fleet, query.architecture);
  const markets = fallback === undefined ? [market] : [market, fallback];
  const pools = types.flatMap((instanceType) => markets.map((each) => ({ instanceType, market: each })));
  const parameters = launchParameters(fleet);
  return pricePerHour({ region, count, ttlMinutes, parameters, pools }, { missing: 'a plan makes no call' });
}
