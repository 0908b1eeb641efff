import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import { type Aspect, CHECKS, type LaunchOptions } from './checks.ts';
import type { InstanceType } from './instance-type.ts';

/** One reason why an image does not start on an instance type. */
export interface Incompatibility {
  readonly imageId: string;
  readonly instanceType: string;
  readonly aspect: Aspect;
  readonly message: string;
}

/**
 * Every reason why an image would not start, or not reach the network, on one of these types. Empty is good.
 * EC2 itself refuses only some of them: an image for UEFI on a type with BIOS only is launched and hangs.
 */
export function checkCompatibility(
  image: Image,
  types: readonly InstanceType[],
  options: LaunchOptions = {},
): Incompatibility[] {
  return types.flatMap((type) =>
    CHECKS.flatMap(([aspect, check]) => {
      const message = check(image, type, options);
      return message === undefined ? [] : [{ imageId: image.id, instanceType: type.name, aspect, message }];
    }),
  );
}

/**
 * The same as an error.
 *
 * @throws SelectorError `INCOMPATIBLE` that lists every incompatibility; its hint names the types that fit.
 */
export function assertCompatible(
  image: Image,
  types: readonly InstanceType[],
  options: LaunchOptions = {},
): void {
  const found = checkCompatibility(image, types, options);
  if (found.length === 0) return;
  const lines = found.map(({ instanceType, message }) => `  - ${instanceType}: ${message}`);
  const fitting = types.filter(({ name }) => !found.some(({ instanceType }) => instanceType === name));
  throw new SelectorError('INCOMPATIBLE', `${image.id} (${image.name}) does not fit:\n${lines.join('\n')}`, {
    hint: fitting.length === 0 ? undefined : `It fits ${fitting.map(({ name }) => name).join(', ')}.`,
    details: { incompatibilities: found },
  });
}
