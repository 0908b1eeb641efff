import type { ImageRelease, Platform } from './platform.ts';

interface PlatformRow extends Platform {
  readonly publishers: readonly string[];
  readonly release: string;
}

/** From SP4 on. */
const SLES_15_PYTHONS = { python: '3.6.15', offers: ['3.11'] } as const;

/**
 * The systems of the publishers' releases. The third part of a Python's version moves with updates of an image, and only
 * markers that name it depend on it. Checked on 2026-11-30 against these sources; a release that none of them names is
 * not in the table, and counts as unknown:
 * - Amazon Linux: its user guide ("Python in AL2023", "Core toolchain packages"; AL2 has glibc 2.26).
 * - RHEL 8 and 9 and their rebuilds: Red Hat, "Installing and using dynamic programming languages" (8 has
 *   a Python for the system's own tools alone); the C libraries of
 *   8, 9 and 10 are those of the images manylinux_2_28, _2_34 and _2_39 of pypa/manylinux (AlmaLinux 8, 9, 10).
 * - Debian 12: apt and python3 of the system itself (2.36, 3.11.2).
 * - Ubuntu: package versions of 22.04 and 26.04 in OSV records of glibc; runner images of GitHub (3.10, 3.12, 3.14).
 * - Ubuntu 25.10: packages.ubuntu.com (glibc 2.42-0ubuntu3, python3.13 3.13.7).
 * - Fedora: packages.fedoraproject.org (glibc 2.40, 2.42 and 2.43 of 41, 43 and 44; Python 3.14 is the main one of 43 and
 *   44) and its change "Python 3.13" of 41; 42 branched before the glibc 2.41.9000 of 43.
 * - Deep Learning AMIs: their release notes ("operating_system", "python_location": Ubuntu 22.04 and 24.04 as they are,
 *   Amazon Linux 2023 with python3.12 beside its own).
 * - SLES 15: SUSE, "Incompatible changes ahead for Public Cloud SDKs" (python3 stays 3.6; 3.11 from SP4 on); SLES 16: its
 *   announcement (glibc 2.40). Both have zypper.
 * - Alpine: the images musllinux_1_2 of pypa/manylinux ("3.13+ compatible"); no source says whether a machine has a
 *   `python3`, which depends on the kind of image.
 * - Debian 12: apt itself (2.6.1, "Command line option --snapshot is not understood").
 * Not verified by a source read then, from common knowledge: Debian 11 and 13, Ubuntu 18.04 and 20.04, the Python of RHEL
 * 10, the C library of SLES 15, and the apt of Debian 11, Ubuntu 18.04, 20.04 and 22.04.
 * Known to be left out: Arch, whose versions follow no release, and systems that have no package manager (Flatcar, Talos,
 * Bottlerocket).
 */
const PLATFORMS: readonly PlatformRow[] = [
  { ...apt('ubuntu', '18.04'), libc: glibc('2.27'), python: '3.6.9', apt: '1.6' },
  { ...apt('ubuntu', '20.04'), libc: glibc('2.31'), python: '3.8.10', offers: ['3.9'], apt: '2.0' },
  onUbuntu('22.04', { libc: glibc('2.35'), python: '3.10.12', offers: ['3.11'], apt: '2.4' }),
  onUbuntu('24.04', { libc: glibc('2.39'), python: '3.12.3' }),
  { ...apt('ubuntu', '25.10'), libc: glibc('2.42'), python: '3.13.7' },
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
  {
    ...rpm(['deep-learning'], '2023'),
    system: 'amazon-linux 2023',
    libc: glibc('2.34'),
    python: '3.9.25',
    others: ['3.12'],
    offers: ['3.11', '3.13', '3.14'],
  },
  { ...rpm(['fedora'], '41'), libc: glibc('2.40'), python: '3.13.12' },
  { ...rpm(['fedora'], '42'), libc: glibc('2.41'), python: '3.13.12' },
  { ...rpm(['fedora'], '43'), libc: glibc('2.42'), python: '3.14.3' },
  { ...rpm(['fedora'], '44'), libc: glibc('2.43'), python: '3.14.3' },
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
  { ...zypper('15.3'), libc: glibc('2.31'), python: '3.6.15' },
  ...['15.4', '15.5'].map((release) => ({ ...zypper(release), libc: glibc('2.31'), ...SLES_15_PYTHONS })),
  ...['15.6', '15.7'].map((release) => ({ ...zypper(release), libc: glibc('2.38'), ...SLES_15_PYTHONS })),
  // What came before had an older C library.
  zypper('15'),
  { ...zypper('16'), libc: glibc('2.40') },
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

type Row = Pick<PlatformRow, 'publishers' | 'release' | 'system' | 'packageManager'>;

function apt(publisher: string, release: string): Row {
  return { publishers: [publisher], release, system: `${publisher} ${release}`, packageManager: 'apt' };
}

function rpm(publishers: readonly [string, ...string[]], release: string): Row {
  return { publishers, release, system: `${publishers[0]} ${release}`, packageManager: 'dnf' };
}

function zypper(release: string): Row {
  return { ...rpm(['sles'], release), packageManager: 'zypper' };
}

/** Of Ubuntu itself, and of what is made of it. */
function onUbuntu(release: string, facts: Omit<Platform, 'system' | 'packageManager'>): PlatformRow {
  return { ...apt('ubuntu', release), publishers: ['ubuntu', 'deep-learning'], ...facts };
}

function glibc(version: string): NonNullable<Platform['libc']> {
  return { family: 'glibc', version };
}
