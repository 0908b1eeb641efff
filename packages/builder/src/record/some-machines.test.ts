import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fakeMachine, treeOf } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { failedMachines } from './failed-machines.ts';
import type { BuildRecord } from './record.ts';
import { RunRecord } from './run-record.ts';

type Outcome = 'passed' | 'failed';

/** A whole run on machines, each of which sends one artifact home. */
async function run(
  outputDirectory: string,
  outcomes: Readonly<Record<string, Outcome>>,
  goesTo?: readonly string[],
): Promise<BuildRecord> {
  const names = Object.keys(outcomes);
  const clock = createVirtualClock();
  const record = new RunRecord({ outputDirectory, clock, logger: recorder().logger, goesTo });
  await record.begin();
  record.learn({ machines: names.map((name) => fakeMachine(name)) });
  await record.goOn();
  for (const name of names) {
    await mkdir(join(outputDirectory, name), { recursive: true });
    await writeFile(join(outputDirectory, name, 'log'), name);
  }
  await record.enter('steps');
  record.learn({
    steps: new Map(
      Object.entries(outcomes).map(([name, outcome]) => [
        name,
        [{ name: 'tests', outcome, exitCode: outcome === 'passed' ? 0 : 1, seconds: 1 }],
      ]),
    ),
    artifacts: new Map(names.map((name) => [name, treeOf({ files: ['log'] })])),
  });
  const hasFailed = Object.values(outcomes).includes('failed');
  return record.finish(hasFailed ? new Error('a step failed') : undefined);
}

it('a whole run on the machines that failed keeps what the record has of the others', async () => {
  const outputDirectory = await tempFolder();
  const first = await run(outputDirectory, { 'host-1': 'passed', 'host-2': 'failed', 'host-3': 'passed' });

  const second = await run(outputDirectory, { 'host-2': 'failed' }, ['host-2']);

  expect(second.machines.map(({ name, artifacts }) => [name, artifacts.length])).toEqual([
    ['host-2', 1],
    ['host-1', 1],
    ['host-3', 1],
  ]);
  expect(second.machines[1]).toEqual(first.machines[0]);
  expect(second.continues).toMatchObject({ from: 'resolve', machines: ['host-1', 'host-3'] });
  expect(await failedMachines(outputDirectory)).toMatchObject({ names: ['host-2'] });
  await run(outputDirectory, { 'host-2': 'passed' });
  expect((await readdir(outputDirectory)).sort()).toEqual(['build-record.json', 'host-2']);
});
