import { CONDITION_SCENARIOS } from './condition-scenarios.ts';
import { OWN_SCENARIOS } from './own-scenarios.ts';
import { PUBLISHER_SCENARIOS } from './publisher-scenarios.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios for any endpoint that serves DescribeImages: called over HTTP, by the real SDK. */
export const SCENARIOS: readonly Scenario[] = [
  ...PUBLISHER_SCENARIOS,
  ...OWN_SCENARIOS,
  ...CONDITION_SCENARIOS,
];
