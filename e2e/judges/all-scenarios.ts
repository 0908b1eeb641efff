import type { Scenario } from './scenario.ts';
import { imageLifeScenarios } from './scenarios/image-life.ts';
import { imageScenarios } from './scenarios/images.ts';
import { instanceScenarios } from './scenarios/instances.ts';
import { launchScenarios } from './scenarios/launches.ts';
import { machineScenarios } from './scenarios/machines.ts';
import { otherScenarios } from './scenarios/others.ts';
import { parameterScenarios } from './scenarios/parameters.ts';
import { searchScenarios } from './scenarios/searches.ts';
import { toolScenarios } from './scenarios/tools.ts';

/** What every official client sees, in the default run and in the nightly one. */
export const allScenarios: readonly Scenario[] = [
  ...imageScenarios,
  ...searchScenarios,
  ...imageLifeScenarios,
  ...launchScenarios,
  ...instanceScenarios,
  ...machineScenarios,
  ...parameterScenarios,
  ...otherScenarios,
  ...toolScenarios,
];
