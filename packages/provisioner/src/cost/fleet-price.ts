import { awsNow } from '../aws/aws-time.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { type FleetPrice, type FleetToPrice, pricePerHour } from './price-per-hour.ts';
import { findSpotPrices, type SpotPrices } from './spot-prices.ts';

/**
 * The price of a fleet before its launch, with one call for the present spot prices when it may use spot. Never rejects:
 * what cannot be looked up is said in the price.
 */
export async function fleetPrice(
  fleet: FleetToPrice,
  platform: string | undefined,
  dependencies: Pick<ProvisionerDependencies, 'ec2' | 'clock' | 'logger' | 'signal'>,
): Promise<FleetPrice> {
  const spot = fleet.pools.filter(({ market }) => market === 'spot');
  const now = awsNow(dependencies.clock).toISOString();
  const instanceTypes = spot.map(({ instanceType }) => instanceType);
  const prices: SpotPrices =
    spot.length === 0
      ? { missing: 'nobody asked for them' }
      : await findSpotPrices({ instanceTypes, from: now, until: now }, dependencies);
  return pricePerHour(fleet, prices, platform);
}
