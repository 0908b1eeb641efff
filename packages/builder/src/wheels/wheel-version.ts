import { sameVersion } from '../requirements/version.ts';

/** The version in the name of a wheel, which need not be a valid one; cheaper than `parseWheelName`. */
export function wheelVersion(filename: string): string {
  return filename.split('-', 2)[1] ?? '';
}

/** Whether a version in the name of a wheel is one of some, however they are written. */
export function isOneOf(version: string, wanted: readonly string[]): boolean {
  return wanted.some((one) => sameVersion(version, one));
}
