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

/** Facts of one machine. */
export interface MachineFacts {
  readonly kernel: string;
  readonly architecture: string;
  /** `ubuntu 24.04` and such. */
  readonly system: string;
  readonly packageManager: 'apt' | 'dnf' | 'none';
  /** By interpreter as the build names it; `python3` is the default. */
  readonly pythons: Readonly<Record<string, PythonFacts>>;
}

/** Reads what the facts script printed; interpreters that are missing have no entry in `pythons`. */
export function parseFacts(stdout: string, interpreters: readonly string[]): MachineFacts {
  const [kernel = '', architecture = '', system = '', manager = '', ...lines] = stdout.split('\n');
  const pythons: Record<string, PythonFacts> = {};
  for (const [index, command] of interpreters.entries()) {
    const line = lines[index]?.trim();
    if (line) pythons[command] = readPython(command, JSON.parse(line) as Record<string, unknown>);
  }
  const packageManager = manager === 'apt' || manager === 'dnf' ? manager : 'none';
  return { kernel, architecture, system: system.trim(), packageManager, pythons };
}

function readPython(command: string, found: Record<string, unknown>): PythonFacts {
  const { markers, libc, abi, hasVenv, pip, bundledPip } = found as Record<string, unknown> & PythonFacts;
  const complete = MARKER_VARIABLES.every((name) => typeof markers?.[name] === 'string');
  if (!complete) throw new TypeError(`the facts of ${command} are not complete`);
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
