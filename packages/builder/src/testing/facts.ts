import type { MachineFacts, PythonFacts } from '../machine/facts.ts';

export interface FactsOptions {
  readonly python?: string | undefined;
  readonly machine?: string | undefined;
  readonly libc?: PythonFacts['libc'] | undefined;
  readonly implementation?: 'cpython' | 'pypy' | undefined;
}

/** Facts of an imaginary Python on Linux. */
export function pythonFacts(options: FactsOptions = {}): PythonFacts {
  const {
    python = '3.12.3',
    machine = 'x86_64',
    libc = { family: 'glibc', version: '2.39' },
    implementation = 'cpython',
  } = options;
  const [major = '3', minor = '12'] = python.split('.');
  return {
    command: 'python3',
    abi: implementation === 'cpython' ? `cp${major}${minor}` : '',
    libc,
    hasVenv: true,
    pip: '24.0',
    markers: {
      os_name: 'posix',
      sys_platform: 'linux',
      platform_machine: machine,
      platform_python_implementation: implementation === 'cpython' ? 'CPython' : 'PyPy',
      platform_release: '6.8.0-1012-aws',
      platform_system: 'Linux',
      platform_version: '#1 SMP',
      python_version: `${major}.${minor}`,
      python_full_version: python,
      implementation_name: implementation,
      implementation_version: python,
    },
  };
}

/** Facts of an imaginary machine with one Python on it. */
export function machineFacts(changes: Partial<MachineFacts> = {}): MachineFacts {
  return {
    kernel: '6.8.0-1012-aws',
    architecture: 'x86_64',
    system: 'ubuntu 24.04',
    packageManager: 'apt',
    kernelVersion: '#1 SMP',
    libc: { family: 'glibc', version: '2.39' },
    pythons: { python3: pythonFacts() },
    ...changes,
  };
}
