import { attachedStatements } from './attached.ts';
import { fleetStatements } from './fleets.ts';
import { groupStatements } from './groups.ts';
import { instanceStatements } from './instances.ts';
import { launchStatements } from './launches.ts';
import type { Statement } from './statement.ts';

export type { ContractWorld, Statement } from './statement.ts';

/** Every behaviour of EC2 that this package relies on, but those of CreateFleet. */
export const STATEMENTS: readonly Statement[] = [
  ...launchStatements,
  ...instanceStatements,
  ...attachedStatements,
  ...groupStatements,
];

/** Those of CreateFleet: the fake of small fleets has none of it. */
export const FLEET_STATEMENTS: readonly Statement[] = fleetStatements;
