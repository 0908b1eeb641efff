import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWheel } from '@ami-select/example-index/wheel';
import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { exampleBuild, exampleFolder, hashes, pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { isOfOwnPip } from '../testing/own-pip.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';

/** The machines, one of which cannot give its files any more. */
function losingArtifacts(machines: readonly Machine[], lost: string): readonly Machine[] {
  const getTree = async (): Promise<never> => {
    throw new TransportError('DISCONNECTED', 'connection lost');
  };
  return machines.map((machine) => {
    return machine.name === lost ? { ...machine, transport: { ...machine.transport, getTree } } : machine;
  });
}

describe.skipIf(!hasPython)('runBuild (needs python3)', () => {
  it('lists every bad line before it touches a machine', async () => {
    const { events, report } = recorder();

    const error = await failureOf(build(await project('greeter>=1\nrowbook==0.3\n'), { report }));

    expect(error.code).toBe('UNPINNED');
    expect(error.problems.map(({ line, code }) => [line, code])).toEqual([
      [1, 'UNPINNED'],
      [1, 'HASH'],
      [2, 'HASH'],
      // How to make a lock of the file.
      [undefined, 'UNPINNED'],
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
    expect(events.some((event) => event.type === 'phase-started' && event.phase === 'deliver')).toBe(false);
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
    expect(error.message).toContain('greeter==2.0 needs rowbook>=0.3; the lock file has rowbook==0.1');
  });

  it('refuses a licence that is not allowed before anything is on a machine', async () => {
    const { events, report } = recorder();
    const licences = { allow: ['WTFPL'] };

    const error = await failureOf(build(await project(pin('greeter==1.4'), { licences }), { report }));

    expect(error.code).toBe('LICENCE');
    expect(error.problems).toMatchObject([{ file: 'r.txt', line: 1, environment: 'app' }]);
    expect(events.some((event) => event.type === 'phase-started' && event.phase === 'deliver')).toBe(false);
  });

  it('names a Python that the machine does not have', async () => {
    const environments = { app: { requirements: ['r.txt'], python: '3.99' } };

    const error = await failureOf(build(await project(pin('greeter==1.4'), { environments })));

    expect(error.code).toBe('MACHINE_FAILED');
    expect(error.message).toContain('python3.99 is not installed');
  });

  it('brings artifacts home and writes the record although a step failed', async () => {
    const outputDirectory = await tempFolder();
    const steps = [
      { name: 'breaks', run: 'mkdir out; echo kept >out/log.txt; echo why it broke >&2; exit 7' },
      { run: 'touch out/no' },
    ];

    const error = await failureOf(
      build(await project('', { steps, environments: {} }), { outputDirectory, count: 2 }),
    );

    expect(error.code).toBe('STEP_FAILED');
    expect(error.message).toContain(
      'step "breaks" ended with status 7; its last lines:\n    why it broke [host-1]',
    );
    expect(await readdir(join(outputDirectory, 'host-2/out'))).toEqual(['log.txt']);
    const record = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
    expect(record.machines[0].steps).toMatchObject([{ name: 'breaks', exitCode: 7 }, { outcome: 'skipped' }]);
  });

  it('writes the record although the artifacts of a machine were lost', async () => {
    const outputDirectory = await tempFolder();
    const steps = [{ run: 'mkdir out; echo kept >out/log.txt' }];
    const machines = losingArtifacts(await localMachines(2), 'host-1');

    const error = await failureOf(
      build(await project('', { steps, environments: {} }), { outputDirectory, machines }),
    );

    expect(error).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
    const record = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
    expect(record.machines).toMatchObject([
      { name: 'host-1', artifacts: [], steps: [{ exitCode: 0 }] },
      { name: 'host-2', artifacts: [{ path: 'out/log.txt', bytes: 5 }], steps: [{ exitCode: 0 }] },
    ]);
  });

  it.each([
    ['a lock that is not pinned', 'greeter\n', 'check', 'UNPINNED'],
    ['a wheel that is not there', pin('greeter==9.9', 'a'.repeat(64)), 'resolve', 'NO_WHEEL'],
  ])('replaces the record of an earlier run also with %s', async (_title, lock, phase, code) => {
    const outputDirectory = await tempFolder();
    await writeFile(join(outputDirectory, 'build-record.json'), '{"of": "an earlier run"}');

    await failureOf(build(await project(lock), { outputDirectory }));

    const record = JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
    expect(record).toMatchObject({
      state: 'failed',
      phase,
      failure: {
        code,
        problems: expect.arrayContaining([expect.objectContaining({ file: 'r.txt', line: 1 })]),
      },
      machines: [{ name: 'host-1' }],
    });
    expect(record).not.toHaveProperty('of');
  });

  it('has a record that says where it is while it runs', async () => {
    const outputDirectory = await tempFolder();
    const steps = [{ run: 'true' }];
    const read = async () => JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8'));
    const seen: Promise<{ state: string; phase: string }>[] = [];

    const result = await build(await project('', { steps, environments: {} }), {
      outputDirectory,
      report: ({ type }) => void (type === 'step-started' && seen.push(read())),
    });

    expect(await Promise.all(seen)).toMatchObject([{ state: 'running', phase: 'steps' }]);
    expect(await read()).toEqual({ ...JSON.parse(JSON.stringify(result)), recordFile: undefined });
    expect(result).toMatchObject({ state: 'passed', phase: 'collect' });
  });

  it('fails with the step and warns of artifacts that were lost after it', async () => {
    const { events, warnings, report, logger } = recorder();
    const machines = losingArtifacts(await localMachines(1), 'host-1');

    const error = await failureOf(
      build(await project('', { steps: [{ run: 'exit 3' }], environments: {} }), {
        machines,
        report,
        logger,
      }),
    );

    expect(error.code).toBe('STEP_FAILED');
    expect(warnings.filter((one) => !isOfOwnPip(one))).toEqual([
      'Artifacts could not be collected: connection lost [host-1]',
    ]);
    const failed = events.flatMap((event) =>
      event.type === 'phase-ended' && event.failed ? [event.phase] : [],
    );
    expect(failed).toEqual(['steps', 'collect']);
  });

  it('detects failed tests by their JUnit file and names them', async () => {
    const steps = [{ name: 'tests', run: 'python3 run_tests.py out/junit.xml test_bad' }];
    const upload = ['run_tests.py', 'test_bad.py'];
    const what = await project('', { steps, upload, environments: {} });
    await cp(join(exampleFolder, 'run_tests.py'), join(what.baseDirectory, 'run_tests.py'));
    const source =
      'import unittest\nclass T(unittest.TestCase):\n  def test_bad(self): self.assertEqual(1, 2)\n  def test_ok(self): pass\n';
    await writeFile(join(what.baseDirectory, 'test_bad.py'), source);

    const error = await failureOf(build(what));

    expect(error.code).toBe('TESTS_FAILED');
    expect(error.message).toMatch(
      /Tests failed:\n {2}- test test_bad\.T\.test_bad failed(: [^\n]*)? \[host-1\]$/,
    );
  });

  it.each([
    ['fail', 'TESTS_FAILED'],
    ['warn', undefined],
  ])('with failed-tests: %s, failed tests of steps that ended with 0 give %s', async (failedTests, code) => {
    const report = '<testsuite><testcase name="a"><failure/></testcase></testsuite>';
    const steps = [{ run: `mkdir out; echo '${report}' >out/junit.xml` }];
    const { warnings, logger } = recorder();
    const what = await project('', { steps, environments: {}, 'failed-tests': failedTests });

    const outcome = await build(what, { logger }).catch((error: unknown) => error);

    expect(outcome instanceof BuilderError ? outcome.code : undefined).toBe(code);
    expect(warnings.filter((one) => !isOfOwnPip(one))).toEqual(
      code ? [] : ['Tests failed:\n  - test a failed [host-1]'],
    );
  });

  it('refuses machines whose names cannot be folders', async () => {
    const [machine] = await localMachines(1);
    const machines = ['../up', 'twice', 'twice'].flatMap((name) => (machine ? [{ ...machine, name }] : []));

    const error = await failureOf(build(exampleBuild(), { machines }));

    expect(error.code).toBe('INVALID_BUILD');
    expect(error.problems).toHaveLength(2);
    expect((await failureOf(build(exampleBuild(), { machines: [] }))).message).toContain(
      'machines: [] is not valid because it is empty',
    );
  });

  it('stops on request, and reports it', async () => {
    const controller = new AbortController();
    const report = (event: { readonly type: string }): void => {
      if (event.type === 'step-started') controller.abort();
    };

    const error = await failureOf(
      build(await project('', { steps: [{ run: 'sleep 60' }], environments: {} }), {
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
      'deliver',
      'steps',
      'collect',
    ]);
  });
});
