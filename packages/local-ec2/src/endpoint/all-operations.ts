import { emptyListOperations } from '../operations/always-empty/empty-list.ts';
import { commandOperations } from '../operations/commands/index.ts';
import { connectOperations } from '../operations/connect/index.ts';
import { fleetOperations } from '../operations/fleets/index.ts';
import { identityOperations } from '../operations/identity/index.ts';
import { imageOperations } from '../operations/images/index.ts';
import { instanceTypeOperations } from '../operations/instance-types/index.ts';
import { instanceOperations } from '../operations/instances/index.ts';
import { keyOperations } from '../operations/keys/index.ts';
import { networkOperations } from '../operations/network/index.ts';
import type { Operation } from '../operations/operation.ts';
import { parameterOperations } from '../operations/parameters/index.ts';
import { placementOperations } from '../operations/placement/index.ts';
import { schedulerOperations } from '../operations/scheduler/index.ts';
import { serviceQuotaOperations } from '../operations/service-quotas/index.ts';
import { snapshotOperations } from '../operations/snapshots/index.ts';
import { spotOperations } from '../operations/spot/index.ts';
import { storageOperations } from '../operations/storage/index.ts';
import { tagOperations } from '../operations/tags/index.ts';

/** Every API action of the endpoint. */
export const OPERATIONS: readonly Operation[] = [
  ...commandOperations,
  ...connectOperations,
  ...emptyListOperations,
  ...fleetOperations,
  ...identityOperations,
  ...imageOperations,
  ...instanceOperations,
  ...instanceTypeOperations,
  ...keyOperations,
  ...networkOperations,
  ...parameterOperations,
  ...placementOperations,
  ...schedulerOperations,
  ...serviceQuotaOperations,
  ...snapshotOperations,
  ...spotOperations,
  ...storageOperations,
  ...tagOperations,
];
