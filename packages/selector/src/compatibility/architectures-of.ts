import { ARCHITECTURES, type Architecture } from '../image/architecture.ts';
import type { InstanceType } from './instance-type.ts';

/**
 * The architectures that all of these types run, best first: 64 bits before 32. Empty when they have none in
 * common, or when there are no types.
 */
export function architecturesOf(types: readonly InstanceType[]): Architecture[] {
  if (types.length === 0) return [];
  return ARCHITECTURES.filter((architecture) =>
    types.every((type) => type.architectures.includes(architecture)),
  );
}
