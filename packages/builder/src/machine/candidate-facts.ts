import { showPython, UNKNOWN_MICRO } from '../requirements/python-version.ts';
import type { MachineFacts, PythonFacts } from './facts.ts';
import type { Platform } from './platform.ts';

/** The Pythons that a machine may have of which nothing is known; 3.15 is the newest. */
const MINORS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

const FROM_TO = `Python from 3.${MINORS[0]} to 3.${MINORS[MINORS.length - 1]}`;
const ANY = `any ${FROM_TO}`;

/** Newer than any: what fits no such system fits none. */
const NEWEST: readonly PythonFacts['libc'][] = [
  { family: 'glibc', version: '2.60' },
  { family: 'musl', version: '1.9' },
];

/** `uname -m` by EC2's words; others are none of Linux. */
const MACHINES: Readonly<Record<string, string>> = { x86_64: 'x86_64', arm64: 'aarch64', i386: 'i686' };

/** The machines that may come, before one exists. */
export interface Expectation {
  /** One when the platform is known; only what all of them say is sure. */
  readonly candidates: readonly MachineFacts[];
  /** For messages where there are several: `any Python from 3.6 to 3.15`. */
  readonly title?: string | undefined;
  readonly platform?: Platform | undefined;
}

/** The facts of the machines of an image; `architecture` in EC2's word, any of Linux when absent. */
export function expectFacts(platform?: Platform, architecture?: string): Expectation {
  if (architecture === undefined) return expectAny(platform);
  const machine = MACHINES[architecture];
  if (machine === undefined) return { candidates: [] };
  if (platform?.python !== undefined && platform.libc !== undefined) {
    const { libc, python } = platform;
    return { candidates: [machineOf({ ...platform, libc }, python, machine)], platform };
  }
  const system = platform === undefined ? machine : `${platform.system}, ${machine}`;
  const libcs = platform?.libc === undefined ? NEWEST : [platform.libc];
  const candidates = libcs.flatMap((libc) => {
    const base = { system: '', packageManager: 'none' as const, ...platform, libc };
    return MINORS.map((minor) => machineOf(base, `3.${minor}.${UNKNOWN_MICRO}`, machine));
  });
  return { candidates, title: `${ANY} on ${system}`, platform };
}

export interface TitleOptions {
  /** The version that the environment names. */
  readonly asked?: string | undefined;
  /** The version of the one candidate that is told of, because each of them has other problems. */
  readonly nearest?: string | undefined;
}

/** What a message says of an environment: `Python 3.12 on x86_64` where it names its Python, else the title. */
export function titleFor(title: string | undefined, { asked, nearest }: TitleOptions): string | undefined {
  const python = asked ?? (nearest === undefined ? undefined : showPython(nearest));
  const named = python === undefined ? title : title?.replace(ANY, `Python ${python}`);
  if (named === undefined || asked !== undefined || nearest === undefined) return named;
  return `${named} (no ${FROM_TO} fits the whole lock)`;
}

function expectAny(platform: Platform | undefined): Expectation {
  const every = Object.keys(MACHINES).map((architecture) => expectFacts(platform, architecture));
  return { candidates: every.flatMap(({ candidates }) => candidates), title: ANY };
}

type KnownPlatform = Omit<Platform, 'libc'> & { readonly libc: PythonFacts['libc'] };

/** A machine with every versioned interpreter: those that are missing are known when it is probed. */
function machineOf(
  { system, libc, packageManager }: KnownPlatform,
  python: string,
  machine: string,
): MachineFacts {
  const pythons: Record<string, PythonFacts> = { python3: pythonOf('python3', python, libc, machine) };
  for (const minor of MINORS) {
    const command = `python3.${minor}`;
    const version = python.startsWith(`3.${minor}.`) ? python : `3.${minor}.${UNKNOWN_MICRO}`;
    pythons[command] = pythonOf(command, version, libc, machine);
  }
  return { kernel: '', architecture: machine, system, packageManager, kernelVersion: '', libc, pythons };
}

function pythonOf(command: string, version: string, libc: PythonFacts['libc'], machine: string): PythonFacts {
  const [major = '3', minor = '0'] = version.split('.');
  return {
    command,
    abi: `cp${major}${minor}${Number(minor) < 8 ? 'm' : ''}`,
    libc,
    hasVenv: true,
    markers: {
      os_name: 'posix',
      sys_platform: 'linux',
      platform_machine: machine,
      platform_python_implementation: 'CPython',
      platform_release: '',
      platform_system: 'Linux',
      platform_version: '',
      python_version: `${major}.${minor}`,
      python_full_version: version,
      implementation_name: 'cpython',
      implementation_version: version,
    },
  };
}
