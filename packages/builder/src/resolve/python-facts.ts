import type { MachineFacts, PythonFacts } from '../machine/facts.ts';
import { MARKER_VARIABLES } from '../requirements/marker.ts';
import type { PythonContents } from './read-python-archive.ts';

/** The facts that a Python of an archive will have on a machine. */
export function expectPython(
  command: string,
  { version, abi, libc: family, hasVenv, pip, bundledPip }: PythonContents,
  { kernel, kernelVersion, architecture, libc }: Omit<MachineFacts, 'pythons'>,
): PythonFacts {
  const [major = '', minor = ''] = version.split('.');
  return {
    command,
    abi,
    libc: family === undefined || family === libc.family ? libc : { family: 'none', version: '' },
    hasVenv,
    pip,
    bundledPip,
    markers: {
      os_name: 'posix',
      sys_platform: 'linux',
      platform_machine: architecture,
      platform_python_implementation: 'CPython',
      platform_release: kernel,
      platform_system: 'Linux',
      platform_version: kernelVersion,
      python_version: `${major}.${minor}`,
      python_full_version: version,
      implementation_name: 'cpython',
      implementation_version: version.replace(/\+$/, ''),
    },
  };
}

/** Differences, as `name is value; expected value`; pip is what a machine finds. */
export function differencesOf(found: PythonFacts, expected: PythonFacts): readonly string[] {
  const [has, needs] = [comparable(found), comparable(expected)];
  return Object.entries(needs).flatMap(([name, value]) =>
    has[name] === value
      ? []
      : [`its ${name} is ${JSON.stringify(has[name])}; expected ${JSON.stringify(value)}`],
  );
}

function comparable({ abi, libc, hasVenv, markers }: PythonFacts): Readonly<Record<string, string>> {
  const named = MARKER_VARIABLES.map((name) => [name, markers[name]]);
  return {
    ...Object.fromEntries(named),
    abi,
    'C library': `${libc.family} ${libc.version}`.trim(),
    venv: hasVenv ? 'there' : 'missing',
  };
}
