import { commandOperations } from './commands/index.ts';
import { fleetOperations } from './fleets/index.ts';
import { identityOperations } from './identity/index.ts';
import { imageOperations } from './images/index.ts';
import { instanceTypeOperations } from './instance-types/index.ts';
import { instanceOperations } from './instances/index.ts';
import { keyOperations } from './keys/index.ts';
import { networkOperations } from './network/index.ts';
import type { Operation } from './operation.ts';
import { parameterOperations } from './parameters/index.ts';
import { placementOperations } from './placement/index.ts';
import { snapshotOperations } from './snapshots/index.ts';
import { spotOperations } from './spot/index.ts';
import { storageOperations } from './storage/index.ts';
import { tagOperations } from './tags/index.ts';

/** Every API action of the endpoint. */
export const OPERATIONS: readonly Operation[] = [
  ...commandOperations,
  ...fleetOperations,
  ...identityOperations,
  ...imageOperations,
  ...instanceOperations,
  ...instanceTypeOperations,
  ...keyOperations,
  ...networkOperations,
  ...parameterOperations,
  ...placementOperations,
  ...snapshotOperations,
  ...spotOperations,
  ...storageOperations,
  ...tagOperations,
];
