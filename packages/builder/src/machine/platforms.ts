import type { ImageRelease, Platform } from './platform.ts';

/**
 * The systems of the publishers' releases. The third part of a Python's version moves with updates of an image, and only
 * markers that name it depend on it. Checked on 2026-11-29 against these sources; a release that none of them names is
 * not in the table, and counts as unknown:
 * - Amazon Linux: its user guide ("Python in AL2023", "Core toolchain packages"; AL2 has glibc 2.26).
 * - RHEL 8 and 9 and their rebuilds: Red Hat, "Installing and using dynamic programming languages" (8 has
 *   a Python for the system's own tools alone); the C libraries of
 *   8, 9 and 10 are those of the images manylinux_2_28, _2_34 and _2_39 of pypa/manylinux (AlmaLinux 8, 9, 10).
 * - Debian 12: apt and python3 of the system itself (2.36, 3.11.2).
 * - Ubuntu: package versions of 22.04 and 26.04 in OSV records of glibc; runner images of GitHub (3.10, 3.12, 3.14).
 * - Alpine and SLES: no source says whether a machine has a `python3`, which depends on the kind of image.
 * - Alpine: the images musllinux_1_2 of pypa/manylinux ("3.13+ compatible"); SLES has zypper.
 * - Debian 12: apt itself (2.6.1, "Command line option --snapshot is not understood").
 * Not verified by a source read then, from common knowledge: Debian 11 and 13, Ubuntu 20.04, the Python of RHEL 10, and
 * the apt of Debian 11, Ubuntu 20.04 and 22.04.
 */
const PLATFORMS: readonly (Platform & {
  readonly publishers: readonly string[];
  readonly release: string;
})[] = [
  { ...apt('ubuntu', '20.04'), libc: glibc('2.31'), python: '3.8.10', offers: ['3.9'], apt: '2.0' },
  { ...apt('ubuntu', '22.04'), libc: glibc('2.35'), python: '3.10.12', offers: ['3.11'], apt: '2.4' },
  { ...apt('ubuntu', '24.04'), libc: glibc('2.39'), python: '3.12.3' },
  { ...apt('ubuntu', '26.04'), libc: glibc('2.43'), python: '3.14.4' },
  { ...apt('debian', '11'), libc: glibc('2.31'), python: '3.9.2', apt: '2.2' },
  { ...apt('debian', '12'), libc: glibc('2.36'), python: '3.11.2', apt: '2.6' },
  { ...apt('debian', '13'), libc: glibc('2.41'), python: '3.13.5' },
  {
    ...rpm(['amazon-linux', 'ecs', 'eks'], '2'),
    libc: glibc('2.26'),
    python: '3.7.16',
    packageManager: 'yum',
  },
  {
    ...rpm(['amazon-linux', 'ecs', 'eks'], '2023'),
    libc: glibc('2.34'),
    python: '3.9.25',
    offers: ['3.11', '3.12', '3.13', '3.14'],
  },
  ...(['rhel', 'almalinux', 'rocky', 'centos', 'oracle-linux'] as const).flatMap((publisher) => [
    {
      ...rpm([publisher], '8'),
      libc: glibc('2.28'),
      hasNoPython: true as const,
      offers: ['3.6', '3.8', '3.9', '3.11', '3.12'],
    },
    { ...rpm([publisher], '9'), libc: glibc('2.34'), python: '3.9.25', offers: ['3.11', '3.12', '3.14'] },
    { ...rpm([publisher], '10'), libc: glibc('2.39'), python: '3.12.12', offers: ['3.14'] },
  ]),
  { ...rpm(['sles'], '15'), packageManager: 'zypper' },
  { ...rpm(['sles'], '16'), packageManager: 'zypper' },
  { ...rpm(['alpine'], '3'), libc: { family: 'musl', version: '1.2' }, packageManager: 'apk' },
];

/** The platform of a release: of `9.6` that of `9`; undefined when it is not in the table. */
export function platformOf({ publisher, version }: ImageRelease): Platform | undefined {
  const found = PLATFORMS.find(({ publishers, release }) => {
    return publishers.includes(publisher) && (version === release || version.startsWith(`${release}.`));
  });
  if (found === undefined) return undefined;
  const { publishers: _publishers, release: _release, ...platform } = found;
  return platform;
}

type Row = Pick<(typeof PLATFORMS)[number], 'publishers' | 'release' | 'system' | 'packageManager'>;

function apt(publisher: string, release: string): Row {
  return { publishers: [publisher], release, system: `${publisher} ${release}`, packageManager: 'apt' };
}

function rpm(publishers: readonly [string, ...string[]], release: string): Row {
  return { publishers, release, system: `${publishers[0]} ${release}`, packageManager: 'dnf' };
}

function glibc(version: string): NonNullable<Platform['libc']> {
  return { family: 'glibc', version };
}
