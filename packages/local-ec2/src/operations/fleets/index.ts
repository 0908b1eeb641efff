import type { Operation } from '../operation.ts';
import { createFleet } from './create-fleet.ts';
import { deleteFleets, describeFleets } from './delete-fleets.ts';
import { describeLaunchTemplates, describeLaunchTemplateVersions } from './describe-launch-templates.ts';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
} from './launch-templates.ts';

export const fleetOperations: readonly Operation[] = [
  createFleet,
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteFleets,
  deleteLaunchTemplate,
  describeFleets,
  describeLaunchTemplateVersions,
  describeLaunchTemplates,
];
