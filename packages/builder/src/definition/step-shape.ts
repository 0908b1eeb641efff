import type { BuildShape } from './field-shape.ts';

/** The most minutes of a step: a week; timers end at 24 days. */
const MAXIMUM_MINUTES = 10_080;

/** When a step runs, in the words of workflows. */
export const CONDITIONS = ['success()', 'failure()', 'always()'] as const;

export const STEP_SHAPE: BuildShape = {
  name: { kind: 'string' },
  run: { kind: 'string', required: true },
  environment: { kind: 'string' },
  if: { kind: 'choice', choices: CONDITIONS },
  env: { kind: 'mapping' },
  secrets: { kind: 'list' },
  'working-directory': { kind: 'string' },
  'timeout-minutes': { kind: 'integer', minimum: 1, maximum: MAXIMUM_MINUTES },
  retries: { kind: 'integer', minimum: 0, maximum: 10 },
  'continue-on-error': { kind: 'boolean' },
};
