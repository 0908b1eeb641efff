/**
 * The local endpoint beside moto: `pnpm exec node --conditions=@ami-select/source bench/endpoint.ts`.
 * Needs the build (`pnpm build`) and the peers (`e2e/peers/install`).
 */

import { bigCatalogue } from './endpoint/big-catalogue.ts';
import { cycles } from './endpoint/cycles.ts';
import { describeByName } from './endpoint/describe-by-name.ts';
import { importImages } from './endpoint/import-images.ts';
import { rootfsReady } from './endpoint/rootfs-ready.ts';
import { sandboxesReady } from './endpoint/sandboxes-ready.ts';
import { startUp } from './endpoint/start-up.ts';
import { report } from './report.ts';

report('local-ec2 beside moto', [
  ...(await startUp()),
  ...(await describeByName()),
  ...(await bigCatalogue()),
  ...(await importImages()),
  ...(await cycles()),
  ...(await sandboxesReady()),
  ...(await rootfsReady()),
]);
