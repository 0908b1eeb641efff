import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import { BuilderError } from '../report/errors.ts';
import { createMask } from '../report/mask.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { keepEarlierRun } from './earlier-run.ts';
import { failedMachines } from './failed-machines.ts';
import { recordRefusal } from './record-refusal.ts';

const PROBLEM = { code: 'UNPINNED', file: 'r.txt', line: 1, message: '"six>=1" is not valid' } as const;
const REFUSAL = new BuilderError('UNPINNED', 'six>=1 and t0ken', { problems: [PROBLEM] });
const STARTED = '2026-01-02T00:00:00.000Z';
const MACHINES = ['host-1', 'host-2'].map((name, index) => ({
  name,
  environments: [],
  steps: [{ outcome: index === 0 ? 'passed' : 'failed' }],
  artifacts: [],
}));
const LAST = {
  version: 2,
  state: 'failed',
  phase: 'collect',
  reached: 'collect',
  index: '',
  startedAt: '2026-01-01T00:00:00.000Z',
  wheels: [],
  locks: [],
  contents: [],
  commands: [{ name: 'tests' }],
  machines: MACHINES,
};

function refuse(outputDirectory: string, change: object = {}): ReturnType<typeof recordRefusal> {
  const clock = createVirtualClock();
  return recordRefusal(REFUSAL, { outputDirectory, clock, startedAt: STARTED, ...change });
}

async function readRecordOf(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'build-record.json'), 'utf8'));
}

it('has why the run was refused and what it was to do, in a folder that is not there yet', async () => {
  const base = await tempFolder();
  await writeFile(join(base, 'r.txt'), 'six>=1');
  const fields = {
    environments: { app: { requirements: ['r.txt'] } },
    steps: [{ name: 'tests', environment: 'app', run: 'pytest' }],
    system: { packages: ['curl=8'] },
  };
  const build = loadBuild(fields, { baseDirectory: base });
  const folder = join(base, 'out', 'deep');

  await refuse(folder, { build, mask: createMask(['t0ken']) });

  expect(await readRecordOf(folder)).toMatchObject({
    version: 2,
    state: 'failed',
    phase: 'request',
    startedAt: STARTED,
    failure: { code: 'UNPINNED', message: 'six>=1 and ***', problems: [PROBLEM] },
    locks: [{ environment: 'app', path: 'r.txt', bytes: 6 }],
    commands: [{ name: 'tests', environment: 'app', run: 'pytest' }],
    system: { packages: ['curl=8'] },
    machines: [],
  });
});

it('leaves the run before it as the one to go on from, however many are refused in a row', async () => {
  const folder = await tempFolder();
  const text = JSON.stringify(LAST);
  await writeFile(join(folder, 'build-record.json'), text);

  await refuse(folder);
  await refuse(folder);

  const record = await readRecordOf(folder);
  expect(record).toMatchObject({
    startedAt: STARTED,
    earlier: { path: 'build-record.earlier.json', bytes: text.length },
  });
  expect(await readFile(join(folder, 'build-record.earlier.json'), 'utf8')).toBe(text);
  expect(await failedMachines(folder)).toMatchObject({ names: ['host-2'] });
  expect((await keepEarlierRun(folder))?.record).toMatchObject({ reached: 'collect', machines: MACHINES });
});

it('leaves nothing to go on from where there was no run, or where its record was changed since', async () => {
  const [fresh, changed] = [await tempFolder(), await tempFolder()];
  await writeFile(join(changed, 'build-record.json'), JSON.stringify(LAST));

  await refuse(fresh);
  await refuse(changed);
  await writeFile(join(changed, 'build-record.earlier.json'), JSON.stringify({ ...LAST, index: 'x' }));

  for (const folder of [fresh, changed]) {
    expect(await failedMachines(folder)).toBeUndefined();
    expect(await keepEarlierRun(folder)).toBeUndefined();
  }
});
