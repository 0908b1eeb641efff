import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { REMOTE_LOCK } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { readLocks } from '../requirements/read-locks.ts';
import { exampleBuild, hashes } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { type Recorder, recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { plan } from './plan.ts';
import { type BuildResult, runBuild } from './run-build.ts';

/** The machine, which also writes down every script that it is given. */
/** Without the script that holds the machine, which has the name and the time of one build in it. */
function writingDown(machine: Machine, scripts: string[]): Machine {
  const { transport } = machine;
  const exec: typeof transport.exec = (script, options) => {
    // What holds the machine, and asks it at the end.
    if (!script.includes(REMOTE_LOCK) && script !== ':') scripts.push(script);
    return transport.exec(script, options);
  };
  return { ...machine, transport: { ...transport, exec } };
}

describe.skipIf(!hasPython)('runBuild of the example (needs python3 with venv)', () => {
  const { events, report, logger }: Recorder = recorder();
  const ran: string[][] = [[], []];
  let machines: readonly Machine[];
  let outputDirectory: string;
  let result: BuildResult;

  beforeAll(async () => {
    const cleanUp: (() => Promise<void>)[] = [];
    const folder = await tempFolder((remove) => cleanUp.push(remove));
    outputDirectory = join(folder, 'output');
    machines = (await localMachines(2, folder)).map((one, index) => writingDown(one, ran[index] ?? []));
    const options = { clock: createVirtualClock(), logger, report, outputDirectory };
    result = await runBuild(exampleBuild(), machines, options);
    return async () => {
      for (const remove of cleanUp) await remove();
    };
  });

  it('builds two environments with conflicting pins on two machines and brings the artifacts home', async () => {
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
      expect(machine.environments[0]?.installer).toMatch(/^machine-pip \d/);
      expect(machine.tests).toEqual({ tests: 7, failed: 0, skipped: 0, failures: [] });
      expect(machine.steps.map(({ name, exitCode }) => [name, exitCode])).toEqual([
        ['web tests', 0],
        ['report tests', 0],
        ['report', 0],
      ]);
      expect(machine.artifacts.map(({ path }) => path)).toEqual([
        'out/junit-app.xml',
        'out/junit-tools.xml',
        'out/report.txt',
      ]);
    }
    expect(await readFile(join(outputDirectory, 'host-2/out/report.txt'), 'utf8')).toContain(
      'Bonjour, world!',
    );
  });

  it('writes the record', async () => {
    expect(JSON.parse(await readFile(result.recordFile, 'utf8'))).toMatchObject({
      version: 2,
      state: 'passed',
      installsWith: 'machine-pip',
      index: 'index/wheels',
      locks: [{ environment: 'app' }, { environment: 'tools' }],
      commands: [{ environment: 'app' }, { environment: 'tools' }, {}],
      uploadList: { path: 'uploads.sha256', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const uploads = await readFile(join(outputDirectory, 'uploads.sha256'), 'utf8');
    expect(uploads).toMatch(/^[0-9a-f]{64} {2}hello\/web\.py$/m);
  });

  it('keeps what each machine runs as its steps', async () => {
    const script = await readFile(join(outputDirectory, 'host-2.steps.sh'), 'utf8');

    expect(script).toContain("AMI_SELECT_MACHINE='host-2'");
    expect(script.match(/^run_step /gm)).toHaveLength(3);
  });

  it('freezes each environment as a lock that a build takes', async () => {
    const paths = result.contents.map(({ path }) => path);
    expect(paths).toEqual(['app.lock.txt', 'app.cdx.json', 'tools.lock.txt', 'tools.cdx.json']);
    const environments = Object.fromEntries(
      ['app', 'tools'].map((name) => [name, { requirements: [join(outputDirectory, `${name}.lock.txt`)] }]),
    );
    const build = { ...exampleBuild({ environments }), typed: ['requirements'] } as const;

    const { locks, problems } = readLocks(build);

    expect(problems).toEqual([]);
    expect(
      locks.map(({ requirements }) => requirements.map(({ name, version }) => `${name}==${version}`)),
    ).toEqual([['greeter==1.4'], ['greeter==2.0', 'rowbook==0.3']]);
  });

  it('goes through the phases in order', () => {
    const phases = events.flatMap((event) => (event.type === 'phase-ended' ? [event.phase] : []));

    expect(phases).toEqual(['probe', 'resolve', 'fetch', 'deliver', 'install', 'verify', 'steps', 'collect']);
  });

  it('runs exactly the scripts of its plan, per machine', () => {
    const planned = plan(exampleBuild(), machines);

    expect(planned.map(({ scripts }) => scripts.map(({ script }) => script))).toEqual(ran);
  });
});
