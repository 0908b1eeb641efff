import { respondWithOwnKey } from '@ami-select/provisioner/testing';
import type { ExecOptions, ExecResult, SshTarget, Transport } from '@ami-select/transport';

/** A wheel as it is on the index of a fake machine. */
export interface FakeWheel {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

const PYTHON = {
  abi: 'cp312',
  libc: { family: 'glibc', version: '2.39' },
  hasVenv: true,
  pip: '24.0',
  markers: {
    os_name: 'posix',
    sys_platform: 'linux',
    platform_machine: 'x86_64',
    platform_python_implementation: 'CPython',
    platform_release: '6.8.0',
    platform_system: 'Linux',
    platform_version: '#1 SMP',
    python_version: '3.12',
    python_full_version: '3.12.3',
    implementation_name: 'cpython',
    implementation_version: '3.12.3',
  },
};

/**
 * A machine with Python whose environments hold the wheels. Every command succeeds but the scripts that match `failing`,
 * whose status is 3.
 */
export function connectFakeMachine(
  { label }: Pick<SshTarget, 'label'>,
  wheels: readonly FakeWheel[],
  failing?: RegExp,
): Transport {
  const facts = `6.8.0\nx86_64\nubuntu 24.04\napt\n#1 SMP\nglibc 2.39\n${JSON.stringify(PYTHON)}\n`;
  const inventory = JSON.stringify({
    packages: wheels.map(({ name, version, sha256 }) => [name, version, sha256]),
    differences: [],
    count: 0,
    python: '3.12.3',
  });
  const outputOf = (script: string): string => {
    if (script.includes('uname -m')) return facts;
    return script.includes('inventory()') ? `${inventory}\n` : '';
  };
  return {
    label,
    exec: async (script, limits): Promise<ExecResult> => {
      const exitCode = failing?.test(script) ? 3 : 0;
      const aboutHostKey = exitCode === 0 && (await respondWithOwnKey(label, script, limits));
      if (aboutHostKey && aboutHostKey.stdout !== '') return aboutHostKey;
      if (exitCode === 0 && script.includes('/build.lock')) return hold(limits);
      const stdout = outputOf(script);
      if (stdout !== '') limits?.onStdout?.(stdout);
      return { exitCode, signal: null, stdout, stderr: '' };
    },
    putTree: async () => {},
    getTree: async () => ({ files: [], left: { count: 0, examples: [] }, reached: [], unmatched: [] }),
    close: async () => {},
  };
}

/** As a machine that is held for one build until that lets go of it. */
async function hold(limits: ExecOptions | undefined): Promise<ExecResult> {
  limits?.onStdout?.('held\n');
  await limits?.reply;
  return { exitCode: 0, signal: null, stdout: 'held\n', stderr: '' };
}
