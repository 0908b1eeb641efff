/**
 * Stands for the third part of a version of Python of which only two are known: it may be any, and no lock may be refused
 * for what is not known.
 */
export const UNKNOWN_MICRO = '99';

/** For messages: `3.12` where the third part is not known. */
export function showPython(version: string): string {
  return isMicroUnknown(version) ? minorOf(version) : version;
}

/**
 * The versions that a Python may have, as far as they differ for what a text compares them with: the version itself
 * where it is known, else the first and the last one and those about each that the text names.
 */
export function possiblePythons(version: string, text: string): readonly string[] {
  if (!isMicroUnknown(version)) return [version];
  const named = [...text.matchAll(/(?<![\d.])\d+\.\d+\.(\d{1,4})(?!\d)/g)].map(([, micro]) => Number(micro));
  const about = named.flatMap((micro) => [micro - 1, micro, micro + 1]);
  const micros = new Set([Number(UNKNOWN_MICRO), 0, ...about.filter((micro) => micro >= 0)]);
  return [...micros].map((micro) => `${minorOf(version)}.${micro}`);
}

function isMicroUnknown(version: string): boolean {
  return version.endsWith(`.${UNKNOWN_MICRO}`);
}

function minorOf(version: string): string {
  return version.slice(0, -UNKNOWN_MICRO.length - 1);
}
