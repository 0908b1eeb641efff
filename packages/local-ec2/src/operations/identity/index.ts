import type { Operation } from '../operation.ts';
import { assumeRole, assumeRoleWithWebIdentity } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

export const identityOperations: readonly Operation[] = [
  assumeRole,
  assumeRoleWithWebIdentity,
  getCallerIdentity,
];
