/**
 * Fleets on a local EC2 with the delays of the real one, beside the schedules of others:
 * `pnpm exec node --conditions=@ami-select/source bench/fleet.ts`.
 */

import { dials } from './fleet/dial.ts';
import { ends } from './fleet/ends.ts';
import { launches } from './fleet/launches.ts';
import { besideOlderBuild } from './fleet/older-build.ts';
import { report } from './report.ts';

report('Fleets', [
  ...(await ends()),
  ...(await launches()),
  ...(await dials()),
  ...(await besideOlderBuild()),
]);
