import type { PythonFacts } from '../machine/facts.ts';

/** Names of glibc levels from before PEP 600. */
const LEGACY: Readonly<Record<string, string>> = {
  '2.5': 'manylinux1',
  '2.12': 'manylinux2010',
  '2.17': 'manylinux2014',
};

/** The oldest Python 3 whose `abi3` wheels exist. */
const OLDEST_ABI3 = 2;

/**
 * Every wheel tag that a Python can install, best first (PEP 425, 600, 656); without `cp312-none-any`, which older
 * pips do not take.
 */
export function supportedTags(python: PythonFacts): readonly string[] {
  const [major = 3, minor = 0] = python.markers.python_version.split('.').map(Number);
  const platforms = supportedPlatforms(python);
  const older = Array.from({ length: minor }, (_, index) => minor - 1 - index);
  const tags: string[] = [];
  const add = (interpreter: string, abi: string, on: readonly string[]): void => {
    for (const platform of on) tags.push(`${interpreter}-${abi}-${platform}`);
  };
  const hasStableAbi = python.abi !== '' && !python.abi.endsWith('t');
  if (python.abi !== '') add(`cp${major}${minor}`, python.abi, platforms);
  if (hasStableAbi) add(`cp${major}${minor}`, 'abi3', platforms);
  if (python.abi !== '') add(`cp${major}${minor}`, 'none', platforms);
  if (hasStableAbi)
    for (const version of older.filter((one) => one >= OLDEST_ABI3)) add(`cp3${version}`, 'abi3', platforms);
  const generic = [`py${major}${minor}`, `py${major}`, ...older.map((version) => `py${major}${version}`)];
  for (const interpreter of generic) add(interpreter, 'none', platforms);
  for (const interpreter of generic) add(interpreter, 'none', ['any']);
  return tags;
}

function supportedPlatforms({ markers, libc }: PythonFacts): readonly string[] {
  if (markers.sys_platform !== 'linux') return [];
  const machine = markers.platform_machine;
  const [major = 0, minor = -1] = libc.version.split('.').map(Number);
  const levels = libc.family === 'none' ? [] : Array.from({ length: minor + 1 }, (_, index) => minor - index);
  if (libc.family === 'musl')
    return [...levels.map((level) => `musllinux_${major}_${level}_${machine}`), `linux_${machine}`];
  const oldest = machine === 'x86_64' || machine === 'i686' ? 5 : 17;
  const manylinux = levels
    .filter((level) => level >= oldest)
    .flatMap((level) => {
      const legacy = LEGACY[`${major}.${level}`];
      const names = legacy === undefined ? [] : [`${legacy}_${machine}`];
      return [`manylinux_${major}_${level}_${machine}`, ...names];
    });
  return [...manylinux, `linux_${machine}`];
}
