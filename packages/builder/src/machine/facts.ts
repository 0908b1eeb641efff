import { isPlainObject } from '@ami-select/core';
import { MARKER_VARIABLES, type MarkerEnvironment } from '../requirements/marker.ts';

/** Facts of one Python on one machine. */
export interface PythonFacts {
  /** The command that starts it. */
  readonly command: string;
  readonly markers: MarkerEnvironment;
  /** `cp312` and such; empty for a Python that is not CPython. */
  readonly abi: string;
  readonly libc: { readonly family: 'glibc' | 'musl' | 'none'; readonly version: string };
  readonly hasVenv: boolean;
  /** Version of the pip module it can run, if any. */
  readonly pip?: string | undefined;
  /** The pip wheel that comes with its ensurepip, if any. */
  readonly bundledPip?: string | undefined;
}

/** Package managers of systems; pins are installed by apt and dnf. */
export type PackageManager = (typeof PACKAGE_MANAGERS)[number];

const PACKAGE_MANAGERS = ['apt', 'dnf', 'yum', 'zypper', 'apk', 'none'] as const;

/** Facts of one machine. */
export interface MachineFacts {
  readonly kernel: string;
  readonly architecture: string;
  /** `ubuntu 24.04` and such. */
  readonly system: string;
  readonly packageManager: PackageManager;
  /** `uname -v`. */
  readonly kernelVersion: string;
  /** As the machine itself has it, also where it has no Python. */
  readonly libc: PythonFacts['libc'];
  /** By interpreter as the build names it; `python3` is the default. */
  readonly pythons: Readonly<Record<string, PythonFacts>>;
}

/** Characters of any one fact. */
const LONGEST = 500;

/**
 * Reads what the facts script printed; interpreters that are missing have no entry in `pythons`.
 * @throws TypeError for anything that the script does not print.
 */
export function parseFacts(stdout: string, interpreters: readonly string[]): MachineFacts {
  const [kernel = '', architecture = '', system = '', manager = '', kernelVersion = '', libc = '', ...lines] =
    stdout.split('\n');
  if (![kernel, architecture, system, kernelVersion, libc].every(isText))
    throw new TypeError('the facts of the machine are too long');
  const pythons: Record<string, PythonFacts> = {};
  for (const [index, command] of interpreters.entries()) {
    const line = lines[index]?.trim();
    if (line) pythons[command] = readPython(command, line);
  }
  const packageManager =
    PACKAGE_MANAGERS.find((name) => name === manager.replace('apt-get', 'apt')) ?? 'none';
  return {
    kernel,
    architecture,
    system: system.trim(),
    packageManager,
    kernelVersion,
    libc: readLibc(libc),
    pythons,
  };
}

function readLibc(line: string): PythonFacts['libc'] {
  const [, family, version = ''] = /^(glibc|musl) (\d+\.\d+)/.exec(line) ?? [];
  return family === 'glibc' || family === 'musl' ? { family, version } : { family: 'none', version: '' };
}

/** Reads what the probe of one Python printed. @throws TypeError for anything else */
export function readPython(command: string, line: string): PythonFacts {
  const found = parse(line);
  if (!isPlainObject(found) || !isComplete(found))
    throw new TypeError(`the facts of ${command} are not complete`);
  const { markers, libc, abi, hasVenv, pip, bundledPip } = found;
  return {
    command,
    markers,
    libc,
    abi,
    hasVenv,
    pip: pip ?? undefined,
    bundledPip: bundledPip ?? undefined,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isComplete(found: Record<string, unknown>): found is Record<string, unknown> & PythonFacts {
  const { markers, libc, abi, hasVenv, pip, bundledPip } = found;
  return (
    isPlainObject(markers) &&
    MARKER_VARIABLES.every((name) => isText(markers[name])) &&
    isPlainObject(libc) &&
    ['glibc', 'musl', 'none'].includes(String(libc.family)) &&
    [libc.version, abi, pip ?? '', bundledPip ?? ''].every(isText) &&
    typeof hasVenv === 'boolean'
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}
