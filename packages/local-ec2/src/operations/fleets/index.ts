import type { Operation } from '../operation.ts';
import { createFleet } from './create-fleet.ts';
import { deleteFleets } from './delete-fleets.ts';
import { describeFleets } from './describe-fleets.ts';
import { describeLaunchTemplateVersions } from './describe-launch-template-versions.ts';
import { describeLaunchTemplates } from './describe-launch-templates.ts';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
} from './launch-templates.ts';
import { deleteLaunchTemplateVersions, modifyLaunchTemplate } from './modify-launch-template.ts';

export const fleetOperations: readonly Operation[] = [
  createFleet,
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteFleets,
  deleteLaunchTemplate,
  deleteLaunchTemplateVersions,
  describeFleets,
  describeLaunchTemplateVersions,
  describeLaunchTemplates,
  modifyLaunchTemplate,
];
