/**
 * The third part of a version of Python of which only two are known: higher than any, because what depends on the third
 * part asks for a newer one, and no lock may be refused for what is not known.
 */
export const UNKNOWN_MICRO = '99';

/** For messages: `3.12` where the third part is not known. */
export function showPython(version: string): string {
  return version.endsWith(`.${UNKNOWN_MICRO}`) ? version.slice(0, -UNKNOWN_MICRO.length - 1) : version;
}
