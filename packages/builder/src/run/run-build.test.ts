import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndex } from '@ami-select/example-index/build';
import { buildWheel } from '@ami-select/example-index/wheel';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { BuilderError } from '../report/errors.ts';
import {
  clock,
  exampleBuild,
  exampleFolder,
  hasPython,
  localMachines,
  recorder,
} from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { type BuildResult, type RunBuildOptions, runBuild } from './run-build.ts';

async function build(
  what: Build,
  options: Partial<RunBuildOptions> & { readonly count?: number } = {},
): Promise<BuildResult> {
  const { report, logger } = recorder();
  const outputDirectory = await tempFolder();
  const machines = await localMachines(options.count ?? 1);
  return runBuild(what, machines, { clock, logger, report, outputDirectory, ...options });
}

async function failureOf(attempt: Promise<unknown>): Promise<BuilderError> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof BuilderError) return error;
  throw new Error(`expected a BuilderError, got ${error}`);
}

/** A project of one environment with its own requirement file and index. */
async function project(
  requirements: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Build> {
  const folder = await tempFolder();
  await cp(join(exampleFolder, 'index/wheels'), join(folder, 'wheels'), { recursive: true });
  await writeFile(join(folder, 'r.txt'), requirements);
  const environments = { app: { requirements: ['r.txt'] } };
  return {
    ...exampleBuild({ environments, index: 'wheels', upload: [], steps: [{ run: 'true' }], ...changes }),
    baseDirectory: folder,
  };
}

const hashes = new Map(
  buildIndex().map(({ filename, bytes }) => [filename.split('-').slice(0, 2).join('=='), sha256(bytes)]),
);

function pin(requirement: string, hash: string = hashes.get(requirement) ?? ''): string {
  return `${requirement} --hash=sha256:${hash}\n`;
}

describe.skipIf(!hasPython)('runBuild (needs python3 with venv)', () => {
  it('builds two environments with conflicting pins on two machines and brings the artifacts home', async () => {
    const { events, report } = recorder();
    const outputDirectory = await tempFolder();

    const result = await build(exampleBuild(), { report, outputDirectory, count: 2 });

    expect(result.machines.map(({ name }) => name)).toEqual(['host-1', 'host-2']);
    for (const machine of result.machines) {
      const packages = machine.environments.map(({ name, packages: list }) => [
        name,
        list.map((one) => `${one.name}==${one.version}`),
      ]);
      expect(packages).toEqual([
        ['app', ['greeter==1.4']],
        ['tools', ['greeter==2.0', 'rowbook==0.3']],
      ]);
      expect(machine.environments[0]?.packages[0]?.sha256).toBe(hashes.get('greeter==1.4'));
      expect(machine.tests).toEqual({ tests: 7, failed: 0, skipped: 0, failures: [] });
      expect(machine.steps.map(({ name, exitCode }) => [name, exitCode])).toEqual([
        ['web tests', 0],
        ['report tests', 0],
        ['report', 0],
      ]);
      expect(machine.artifacts).toEqual(['out/junit-app.xml', 'out/junit-tools.xml', 'out/report.txt']);
    }
    expect(await readFile(join(outputDirectory, 'host-2/out/report.txt'), 'utf8')).toContain(
      'Bonjour, world!',
    );
    expect(JSON.parse(await readFile(result.recordFile, 'utf8'))).toMatchObject({
      version: 1,
      index: 'index/wheels',
    });
    const phases = events.flatMap((event) => (event.type === 'phase-ended' ? [event.phase] : []));
    expect(phases).toEqual(['probe', 'resolve', 'fetch', 'upload', 'install', 'verify', 'steps', 'collect']);
  });

  it('lists every bad line before it touches a machine', async () => {
    const { events, report } = recorder();

    const error = await failureOf(build(await project('greeter>=1\nrowbook==0.3\n'), { report }));

    expect(error.code).toBe('UNPINNED');
    expect(error.problems.map(({ line, code }) => [line, code])).toEqual([
      [1, 'UNPINNED'],
      [1, 'HASH'],
      [2, 'HASH'],
    ]);
    expect(error.message).toContain('r.txt:1: greeter is not pinned');
    expect(events).toEqual([]);
  });

  it('refuses wheels that are not what was locked, all in one error, and installs nothing', async () => {
    const { events, report } = recorder();
    const lock = pin('greeter==1.4', 'a'.repeat(64)) + pin('rowbook==0.3', 'b'.repeat(64));

    const error = await failureOf(build(await project(lock), { report }));

    expect(error.code).toBe('HASH');
    expect(error.problems).toHaveLength(2);
    expect(error.message).toContain(`greeter-1.4-py3-none-any.whl sha256:${hashes.get('greeter==1.4')}`);
    expect(events.some((event) => event.type === 'phase-started' && event.phase === 'upload')).toBe(false);
  });

  it('names each wheel that does not exist, once for all machines', async () => {
    const error = await failureOf(build(await project(pin('greeter==9.9', 'a'.repeat(64))), { count: 2 }));

    expect(error.code).toBe('NO_WHEEL');
    expect(error.message).toContain(
      'r.txt:1: greeter==9.9: wheels has no wheel of this version; it has 1.4, 2.0 [app, host-1, host-2]',
    );
  });

  it('refuses a lock that lacks a dependency', async () => {
    const error = await failureOf(build(await project(pin('greeter==2.0'))));

    expect(error.code).toBe('UNPINNED');
    expect(error.message).toContain('r.txt:1: greeter==2.0 needs rowbook>=0.3, which is not locked [app]');
  });

  it('refuses a lock whose pins cannot live together', async () => {
    const old = buildWheel({ name: 'rowbook', version: '0.1', summary: '', requires: [] }, []);
    const what = await project(pin('greeter==2.0') + pin('rowbook==0.1', sha256(old.bytes)));
    await writeFile(join(what.baseDirectory, 'wheels', old.filename), old.bytes);

    const error = await failureOf(build(what));

    expect(error.code).toBe('INVALID_BUILD');
    expect(error.message).toContain('greeter==2.0 needs rowbook>=0.3, locked is rowbook==0.1');
  });

  it('names a Python that the machine does not have', async () => {
    const environments = { app: { requirements: ['r.txt'], python: '3.99' } };

    const error = await failureOf(build(await project(pin('greeter==1.4'), { environments })));

    expect(error.code).toBe('MACHINE_FAILED');
    expect(error.message).toContain('python3.99 is not there');
  });

  it('lets each machine decide by its markers', async () => {
    const lock = `greeter==1.4 ; python_version >= "3" --hash=sha256:${hashes.get('greeter==1.4')}\n${`rowbook==0.3 ; sys_platform == "win32" --hash=sha256:${'a'.repeat(64)}\n`}`;

    const result = await build(await project(lock));

    expect(result.machines[0]?.environments[0]?.packages.map(({ name }) => name)).toEqual(['greeter']);
  });

  it('brings artifacts home and writes the record although a step failed', async () => {
    const outputDirectory = await tempFolder();
    const steps = [
      { name: 'breaks', run: 'mkdir out; echo kept >out/log.txt; echo why it broke >&2; exit 7' },
      { run: 'touch out/no' },
    ];

    const error = await failureOf(
      build(await project(pin('greeter==1.4'), { steps }), { outputDirectory, count: 2 }),
    );

    expect(error.code).toBe('STEP_FAILED');
    expect(error.message).toContain(
      'step "breaks" ended with status 7; its last lines:\nwhy it broke [host-1]',
    );
    expect(await readdir(join(outputDirectory, 'host-2/out'))).toEqual(['log.txt']);
    const record = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
    expect(record.machines[0].steps).toMatchObject([{ name: 'breaks', exitCode: 7 }]);
  });

  it('tells failed tests by their JUnit file and names them', async () => {
    const steps = [{ name: 'tests', environment: 'app', run: 'python run_tests.py out/junit.xml test_bad' }];
    const what = await project(pin('greeter==1.4'), { steps, upload: ['run_tests.py', 'test_bad.py'] });
    await cp(join(exampleFolder, 'run_tests.py'), join(what.baseDirectory, 'run_tests.py'));
    const source =
      'import unittest\nclass T(unittest.TestCase):\n  def test_bad(self): self.assertEqual(1, 2)\n  def test_ok(self): pass\n';
    await writeFile(join(what.baseDirectory, 'test_bad.py'), source);

    const error = await failureOf(build(what));

    expect(error.code).toBe('TESTS_FAILED');
    expect(error.message).toMatch(/Tests failed:\n {2}- test test_bad\.T\.test_bad failed \[host-1\]$/);
  });

  it('finds an environment that was changed after its installation', async () => {
    const { report } = recorder();
    const what = await project(pin('greeter==1.4'));
    const machines = await localMachines(1);
    const [machine] = machines;
    const tamper =
      'echo "Version: 6.6.6" >x; cd .ami-select/build/environments/app/lib/python3*/site-packages && cp -r greeter-1.4.dist-info extra-1.dist-info && sed -i "s/^Name: greeter/Name: extra/" extra-1.dist-info/METADATA && sed -i "s/^Version: .*/Version: 1.5/" greeter-1.4.dist-info/METADATA';
    const options = { clock, logger: recorder().logger, outputDirectory: await tempFolder() };
    const tampering = (event: Parameters<typeof report>[0]): void => {
      if (event.type === 'phase-started' && event.phase === 'verify')
        changed = machine?.transport.exec(tamper);
    };
    let changed: Promise<unknown> | undefined;
    const slow = machines.map((one) => ({
      ...one,
      transport: {
        ...one.transport,
        exec: async (...call: Parameters<typeof one.transport.exec>) => {
          await changed;
          return one.transport.exec(...call);
        },
      },
    }));

    const error = await failureOf(runBuild(what, slow, { ...options, report: tampering }));

    expect(error.code).toBe('DRIFT');
    expect(error.problems.map(({ message }) => message)).toEqual([
      'greeter is 1.5, locked is 1.4',
      'extra==1.4 is there and not locked',
    ]);
  });

  it('refuses machines whose names cannot be folders', async () => {
    const { report, logger } = recorder();
    const [machine] = await localMachines(1);
    const machines = ['../up', 'twice', 'twice'].flatMap((name) => (machine ? [{ ...machine, name }] : []));
    const options = { clock, report, logger, outputDirectory: await tempFolder() };

    const error = await failureOf(runBuild(exampleBuild(), machines, options));

    expect(error.code).toBe('INVALID_BUILD');
    expect(error.problems).toHaveLength(2);
    expect((await failureOf(runBuild(exampleBuild(), [], options))).message).toContain('there is none');
  });

  it('stops on request, and says so', async () => {
    const controller = new AbortController();
    const report = (event: { readonly type: string }): void => {
      if (event.type === 'step-started') controller.abort();
    };

    const error = await failureOf(
      build(await project(pin('greeter==1.4'), { steps: [{ run: 'sleep 60' }] }), {
        report,
        signal: controller.signal,
      }),
    );

    expect(error.code).toBe('ABORTED');
  });

  it('runs steps alone, without any environment', async () => {
    const what = {
      ...exampleBuild({ steps: [{ run: 'mkdir out && echo "$AMI_SELECT_MACHINE" >out/name' }] }),
      environments: [],
      upload: [],
    };
    const { events, report } = recorder();
    const outputDirectory = await tempFolder();

    const result = await build(what, { report, outputDirectory });

    expect(result.wheels).toEqual([]);
    expect(await readFile(join(outputDirectory, 'host-1/out/name'), 'utf8')).toBe('host-1\n');
    expect(events.flatMap((event) => (event.type === 'phase-ended' ? [event.phase] : []))).toEqual([
      'probe',
      'upload',
      'steps',
      'collect',
    ]);
  });

  it('fetches nothing again that the wheelhouse already has', async () => {
    const outputDirectory = await tempFolder();
    const what = await project(pin('greeter==1.4'));
    await build(what, { outputDirectory });
    await writeFile(join(outputDirectory, '.wheelhouse/greeter-1.4-py3-none-any.whl'), 'damaged');

    const result = await build(what, { outputDirectory });

    expect(result.wheels).toMatchObject([
      { filename: 'greeter-1.4-py3-none-any.whl', sha256: hashes.get('greeter==1.4') },
    ]);
  });
});
