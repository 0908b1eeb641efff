import { MATRIX_SHAPE } from './environment-matrix.ts';
import type { BuildShape } from './field-shape.ts';
import { POLICY_SHAPE } from './index-policy.ts';
import { INSTALLERS } from './installer.ts';
import { LICENCES_SHAPE } from './licences.ts';
import { NAMED_INDEX_SHAPE } from './named-indexes.ts';
import { PYTHON_SHAPE } from './pythons.ts';
import { STEP_SHAPE } from './step-shape.ts';
import { VULNERABILITIES_SHAPE } from './vulnerabilities.ts';

export const ENVIRONMENT_SHAPE: BuildShape = {
  requirements: { kind: 'list', required: true },
  python: { kind: 'string' },
  extras: { kind: 'list' },
  groups: { kind: 'list' },
  matrix: { kind: 'group', fields: MATRIX_SHAPE },
};

export const SYSTEM_SHAPE: BuildShape = {
  packages: { kind: 'list', required: true },
  snapshot: { kind: 'string' },
};

/** Reports are read as one text, listings are kept; files are only written. */
const LIMIT_SHAPE: BuildShape = {
  'max-files': { kind: 'integer', minimum: 1, maximum: 1_000_000 },
  'max-artifacts-mib': { kind: 'integer', minimum: 1, maximum: 1_048_576 },
  'max-listing-mib': { kind: 'integer', minimum: 1, maximum: 1_024 },
  'max-report-mib': { kind: 'integer', minimum: 1, maximum: 256 },
  'collect-timeout-minutes': { kind: 'integer', minimum: 1, maximum: 10_080 },
};

/** Every field that `loadBuild` takes; the config's table has the same fields, with their help. */
export const BUILD_SHAPE: BuildShape = {
  environments: { kind: 'named-groups', fields: ENVIRONMENT_SHAPE },
  upload: { kind: 'list' },
  steps: { kind: 'groups', fields: STEP_SHAPE },
  artifacts: { kind: 'list' },
  'failed-tests': { kind: 'choice', choices: ['fail', 'warn'] },
  ...LIMIT_SHAPE,
  system: { kind: 'group', fields: SYSTEM_SHAPE },
  installer: { kind: 'choice', choices: INSTALLERS },
  'allow-sdist': { kind: 'list' },
  'build-requirements': { kind: 'list' },
  pythons: { kind: 'named-groups', fields: PYTHON_SHAPE },
  licences: { kind: 'group', fields: LICENCES_SHAPE },
  vulnerabilities: { kind: 'group', fields: VULNERABILITIES_SHAPE },
  index: { kind: 'string' },
  'index-url': { kind: 'string' },
  indexes: { kind: 'named-groups', fields: NAMED_INDEX_SHAPE },
  'index-policy': { kind: 'group', fields: POLICY_SHAPE },
};
