import type { CapacityPool } from '../fleet/fleet-intent.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { deriveClientToken } from '../fleet/identity.ts';

/** All subnets or zones of a type before the next type, every spot pool before the first on-demand one. */
export function planPools(request: FleetRequest, fleetId: string): readonly CapacityPool[] {
  const { instanceTypes, subnetIds = [], zones = [], market = 'on-demand', fallback } = request;
  const markets = fallback === undefined ? [market] : [market, fallback];
  const given = [...subnetIds.map((subnetId) => ({ subnetId })), ...zones.map((zone) => ({ zone }))];
  const places = given.length === 0 ? [{}] : given;
  const pairs = markets.flatMap((eachMarket) =>
    instanceTypes.flatMap((instanceType) =>
      places.map((place) => ({ instanceType, ...place, market: eachMarket })),
    ),
  );
  const pools = pairs.map((place) => ({
    ...place,
    clientToken: deriveClientToken(fleetId, place, request.generation),
  }));
  // A type, subnet or zone named twice is one place to try.
  return [...new Map(pools.map((pool) => [pool.clientToken, pool])).values()];
}
