import type { Operation } from '../operation.ts';
import { createPlacementGroup, deletePlacementGroup, describePlacementGroups } from './placement-groups.ts';

export const placementOperations: readonly Operation[] = [
  createPlacementGroup,
  deletePlacementGroup,
  describePlacementGroups,
];
