/**
 * Selection beside its peers: `pnpm exec node --conditions=@ami-select/source bench/selection.ts`.
 * Needs the bundles (`pnpm bundle`) and the peers (`e2e/peers/install`).
 */
import { report } from './report.ts';
import { coldStart } from './selection/cold-start.ts';
import { manyRegions } from './selection/many-regions.ts';
import { narrowing } from './selection/narrowing.ts';
import { newestOfMany } from './selection/newest-of-many.ts';

report('Selection', [
  ...(await coldStart()),
  ...(await newestOfMany()),
  ...(await manyRegions()),
  ...(await narrowing()),
]);
