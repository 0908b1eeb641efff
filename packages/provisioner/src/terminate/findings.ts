import type { FleetResource } from '../fleet/resource.ts';
import type { BlindSpots } from './blind-spots.ts';
import type { AttachedEnd } from './end-attached.ts';
import type { GroupEnd } from './end-groups.ts';
import type { InstanceEnd } from './end-instances.ts';

/** What an end came to, by kind, and what only looks like the fleet. */
export interface Findings {
  readonly instances: Pick<
    InstanceEnd,
    'watch' | 'refusals' | 'isOpen' | 'doubtful' | 'lost' | 'undecidedIds'
  >;
  readonly groups: Pick<GroupEnd, 'own' | 'kept' | 'refusals'>;
  readonly attached: Pick<AttachedEnd, 'seen' | 'going' | 'remaining' | 'refusals'> &
    Partial<Pick<AttachedEnd, 'permanent'>>;
  readonly blindSpots: Pick<BlindSpots, 'reasons'>;
  readonly foreign: readonly FleetResource[];
}
