import type { BuildResult, MachineRecord, RecordedFile } from '@ami-select/builder';
import { expect, it } from 'vitest';
import { buildOutputs } from './outputs.ts';

function machine(changes: Partial<MachineRecord> = {}): MachineRecord {
  const facts = { name: 'host-1', system: 'ubuntu 24.04', kernel: '6.8', architecture: 'arm64', libc: '' };
  return { ...facts, environments: [], steps: [], artifacts: [], ...changes };
}

function outputsOf(machines: readonly MachineRecord[]): Record<string, string> {
  const result: BuildResult = {
    version: 2,
    state: 'passed',
    phase: 'collect',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:01:00.000Z',
    index: '',
    locks: [],
    contents: [],
    commands: [],
    wheels: [],
    seconds: { steps: 2 },
    machines,
    recordFile: '/out/build-record.json',
  };
  return buildOutputs(result, '/out');
}

function fileOf(path: string): RecordedFile {
  return { path, sha256: 'a'.repeat(64), bytes: 1 };
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `out/${'n'.repeat(200)}-${index}`);
}

it('counts what a machine has, and names the record', () => {
  const packages = [{ name: 'greeter', version: '1.4', sha256: 'aa' }];
  const { result = '', artifacts } = outputsOf([
    machine({
      environments: [{ name: 'app', python: '3.12.3', installer: 'pip 26.0', packages }],
      steps: [{ name: 'tests', outcome: 'passed', exitCode: 0, seconds: 2 }],
      tests: { tests: 3, failed: 1, skipped: 1, failures: [{ name: 'a.b' }] },
      artifacts: ['out/a', 'out/b'].map(fileOf),
      left: { count: 4, examples: [] },
    }),
  ]);

  expect(artifacts).toBe('/out');
  expect(JSON.parse(result)).toEqual({
    machineCount: 1,
    machines: [
      {
        name: 'host-1',
        system: 'ubuntu 24.04',
        architecture: 'arm64',
        environments: [{ name: 'app', python: '3.12.3', packages: 1 }],
        steps: [{ name: 'tests', outcome: 'passed', exitCode: 0, seconds: 2 }],
        tests: { tests: 3, failed: 1, skipped: 1 },
        artifacts: 2,
        left: 4,
      },
    ],
    wheels: 0,
    seconds: { steps: 2 },
    recordFile: '/out/build-record.json',
  });
});

it.each<[string, MachineRecord[]]>([
  ['artifacts', [machine({ artifacts: names(10_000).map(fileOf) })]],
  [
    'failures',
    [
      machine({
        tests: {
          tests: 20_000,
          failed: 20_000,
          skipped: 0,
          failures: names(20_000).map((name) => ({ name })),
        },
      }),
    ],
  ],
  [
    'files that stayed',
    [machine({ left: { count: 1_000_000, examples: names(50).map((name) => ({ name, reason: name })) } })],
  ],
  ['machines', Array.from({ length: 1_000 }, () => machine())],
  [
    'packages',
    [
      machine({
        environments: [
          {
            name: 'app',
            python: '',
            installer: '',
            packages: names(5_000).map((name) => ({ name, version: '1', sha256: '' })),
          },
        ],
      }),
    ],
  ],
])('stays small whatever the number of %s', (_name, machines) => {
  expect(outputsOf(machines).result?.length).toBeLessThan(20_000);
});
