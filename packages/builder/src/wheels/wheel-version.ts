import { isPinnedAs } from '../requirements/version.ts';

/** The version in the name of a wheel, which need not be a valid one; cheaper than `parseWheelName`. */
export function wheelVersion(filename: string): string {
  return filename.split('-', 2)[1] ?? '';
}

/** Whether some pins take a version in the name of a wheel, however they are written. */
export function isOneOf(version: string, pins: readonly string[]): boolean {
  return pins.some((pin) => isPinnedAs(version, pin));
}
