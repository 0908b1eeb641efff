import type { RegionState } from '../state/region-state.ts';
import type { RequestContext } from './operation.ts';

/** State of the region that the request is for. */
export function regionOf(context: RequestContext): RegionState {
  return context.world.region(context.region);
}
