import type { FleetIntent } from './fleet-intent.ts';

/** Up to here a call of RunInstances for each pool is simpler, and asks for fewer permissions. */
const MOST_BY_POOL = 20;

/** Whether EC2 is to fill the pools of a market in one call of CreateFleet: many machines, and several places for them. */
export function isInstantFleet({ count, pools }: Pick<FleetIntent, 'count' | 'pools'>): boolean {
  const [first] = pools;
  const places = pools.filter(({ market }) => market === first?.market);
  return count > MOST_BY_POOL && places.length > 1;
}
