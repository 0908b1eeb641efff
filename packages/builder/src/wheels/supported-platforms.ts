import type { TagFacts } from './tag-facts.ts';

/** Names of glibc levels from before PEP 600. */
const LEGACY: Readonly<Record<string, string>> = {
  '2.5': 'manylinux1',
  '2.12': 'manylinux2010',
  '2.17': 'manylinux2014',
};

/** Architectures whose wheels began before manylinux2014. */
const OLD_ARCHITECTURES: ReadonlySet<string> = new Set(['x86_64', 'i686']);

/** Newer than any C library has; a machine may print any number. */
const HIGHEST_LEVEL = 200;

/** The platform tags of a Linux, best first: the levels of its C library, then the bare `linux_…`. */
export function supportedPlatforms({ markers, libc }: TagFacts): readonly string[] {
  if (markers.sys_platform !== 'linux') return [];
  const machines = machinesOf(markers.platform_machine);
  const levelled = machines.flatMap((machine) => {
    if (libc.family === 'none') return [];
    return libc.family === 'musl' ? musllinux(libc.version, machine) : manylinux(libc.version, machine);
  });
  return [...levelled, ...machines.map((machine) => `linux_${machine}`)];
}

/** A 64-bit kernel with 32-bit programs is `armv8l`, which runs those of `armv7l`. */
function machinesOf(machine: string): readonly string[] {
  return machine === 'armv8l' ? ['armv8l', 'armv7l'] : [machine];
}

function musllinux(version: string, machine: string): readonly string[] {
  return levelsOf(version).map(([major, level]) => `musllinux_${major}_${level}_${machine}`);
}

function manylinux(version: string, machine: string): readonly string[] {
  const oldest = OLD_ARCHITECTURES.has(machine) ? 5 : 17;
  return levelsOf(version)
    .filter(([, level]) => level >= oldest)
    .flatMap(([major, level]) => {
      const legacy = LEGACY[`${major}.${level}`];
      const names = legacy === undefined ? [] : [`${legacy}_${machine}`];
      return [`manylinux_${major}_${level}_${machine}`, ...names];
    });
}

function levelsOf(version: string): readonly (readonly [major: number, level: number])[] {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return [];
  const highest = Math.min(Number(minor), HIGHEST_LEVEL);
  return Array.from({ length: highest + 1 }, (_, index) => [Number(major), highest - index] as const);
}
