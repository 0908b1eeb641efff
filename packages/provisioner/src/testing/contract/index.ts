import { attachedStatements } from './attached.ts';
import { groupStatements } from './groups.ts';
import { instanceStatements } from './instances.ts';
import { launchStatements } from './launches.ts';
import type { Statement } from './statement.ts';

export type { ContractWorld, Statement } from './statement.ts';

/** Every behaviour of EC2 that this package relies on. */
export const STATEMENTS: readonly Statement[] = [
  ...launchStatements,
  ...instanceStatements,
  ...attachedStatements,
  ...groupStatements,
];
