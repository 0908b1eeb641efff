import type { CapacityPool } from '../fleet/fleet-intent.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { deriveClientToken } from '../fleet/identity.ts';

/** All subnets of a type before the next type, every spot pool before the first on-demand one. */
export function planPools(request: FleetRequest, fleetId: string): readonly CapacityPool[] {
  const { instanceTypes, subnetIds = [], market = 'on-demand', fallback } = request;
  const markets = fallback === undefined ? [market] : [market, fallback];
  const subnets = subnetIds.length === 0 ? [undefined] : subnetIds;
  const places = markets.flatMap((eachMarket) =>
    instanceTypes.flatMap((instanceType) =>
      subnets.map((subnetId) => ({ instanceType, subnetId, market: eachMarket })),
    ),
  );
  const pools = places.map((place) => ({
    ...place,
    clientToken: deriveClientToken(fleetId, place, request.generation),
  }));
  // A type or subnet named twice is one place to try.
  return [...new Map(pools.map((pool) => [pool.clientToken, pool])).values()];
}
