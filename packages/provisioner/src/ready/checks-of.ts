import type { ReadyCondition } from '../fleet/ready-condition.ts';
import { cloudInitCheck } from './cloud-init-check.ts';
import { commandCheck } from './command-check.ts';
import type { ReadyCheck } from './ready-check.ts';
import { userDataCheck } from './user-data-check.ts';

/** The checks of a condition, in their order; none where a login is enough. */
export function checksOf({ until, command }: ReadyCondition): readonly ReadyCheck[] {
  return [
    ...(until === 'user-data' ? [userDataCheck] : []),
    ...(until === 'cloud-init' ? [cloudInitCheck] : []),
    ...(command === undefined ? [] : [commandCheck(command)]),
  ];
}
