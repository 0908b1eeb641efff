import { supportedPlatforms } from './supported-platforms.ts';
import type { TagFacts } from './tag-facts.ts';

/** The oldest Python 3 with a stable ABI. */
const OLDEST_STABLE = 2;

/**
 * Every wheel tag that a Python can install, best first (PEP 425, 600, 656, 803), in the order of packaging 26.2: the
 * one of pip 26.2 and of uv. A Python that is not CPython takes pure wheels only.
 */
export function supportedTags(python: TagFacts): readonly string[] {
  const [major = 3, minor = 0] = python.markers.python_version.split('.').map(Number);
  const platforms = supportedPlatforms(python);
  const older = Array.from({ length: minor }, (_, index) => minor - 1 - index);
  const tags: string[] = [];
  const add = (interpreter: string, abi: string, on: readonly string[]): void => {
    for (const platform of on) tags.push(`${interpreter}-${abi}-${platform}`);
  };
  const interpreter = `cp${major}${minor}`;
  const isCPython = python.abi !== '';
  if (isCPython) {
    const stable = /^cp\d+t/.test(python.abi) ? 'abi3t' : 'abi3';
    for (const abi of [python.abi, stable, 'none']) add(interpreter, abi, platforms);
    for (const version of older.filter((one) => one >= OLDEST_STABLE))
      add(`cp3${version}`, stable, platforms);
  }
  const generic = [`py${major}${minor}`, `py${major}`, ...older.map((version) => `py${major}${version}`)];
  for (const version of generic) add(version, 'none', platforms);
  for (const version of isCPython ? [interpreter, ...generic] : generic) add(version, 'none', ['any']);
  return tags;
}
