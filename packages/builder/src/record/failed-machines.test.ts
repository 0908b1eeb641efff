import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { type FailedMachines, failedMachines } from './failed-machines.ts';

async function failed(record: unknown): Promise<readonly string[] | undefined> {
  return (await foundIn(record))?.names;
}

async function foundIn(record: unknown): Promise<FailedMachines | undefined> {
  const folder = await tempFolder();
  await writeFile(
    join(folder, 'build-record.json'),
    typeof record === 'string' ? record : JSON.stringify(record),
  );
  return failedMachines(folder);
}

it('are those of failed steps, failed tests and problems', async () => {
  const machines = [
    { name: 'passed', steps: [{ outcome: 'passed' }, { outcome: 'skipped' }], tests: { failed: 0 } },
    { name: 'continued', steps: [{ outcome: 'failed', continued: true }] },
    { name: 'step', steps: [{ outcome: 'timed-out' }] },
    { name: 'tests', steps: [{ outcome: 'passed' }], tests: { failed: 1 } },
    { name: 'named', steps: [] },
  ];
  const failure = { code: 'STEP_FAILED', problems: [{ machine: 'named' }] };

  expect(await failed({ version: 2, state: 'failed', machines, failure })).toEqual([
    'step',
    'tests',
    'named',
  ]);
  expect(await failed({ version: 2, state: 'passed', machines: machines.slice(0, 2) })).toEqual([]);
});

it('are all that did not get to their steps, where a phase before failed on some', async () => {
  const machines = ['host-1', 'host-2', 'host-3'].map((name) => ({ name, steps: [] }));
  const failure = { code: 'MACHINE_FAILED', problems: [{ machine: 'host-2' }] };
  const record = { version: 2, state: 'failed', machines, failure };

  expect(await failed({ ...record, phase: 'install' })).toEqual(['host-1', 'host-2', 'host-3']);
  expect(await failed({ ...record, phase: 'collect' })).toEqual(['host-2']);
  expect(await failed({ ...record, phase: 'install', continues: { machines: ['host-1'] } })).toEqual([
    'host-2',
    'host-3',
  ]);
});

it('are all that a problem of several names', async () => {
  const machines = ['host-1', 'host-2', 'host-3'].map((name) => ({ name, steps: [] }));
  const failure = { code: 'LIMIT_EXCEEDED', problems: [{ machine: 'host-1, host-3' }] };

  expect(await failed({ version: 2, state: 'failed', phase: 'collect', machines, failure })).toEqual([
    'host-1',
    'host-3',
  ]);
});

it.each([
  [[], 'without a step'],
  [['tests'], 'with the steps "tests"'],
  [['a', 'b', 'c', 'd', 'e'], 'with the steps "a", "b", "c" and 2 more'],
])('are those of a run with the steps %j', async (names, told) => {
  const startedAt = '2026-01-01T00:00:00.000Z';
  const commands = names.map((name) => ({ name }));

  const found = await foundIn({ version: 2, state: 'passed', machines: [], startedAt, commands });

  expect(found).toEqual({ names: [], run: `the run of ${startedAt}, ${told}` });
});

it.each([
  '',
  '{',
  '[]',
  '{"version": 2}',
  { version: 2, state: 'running', machines: [] },
  { version: 1, machines: [] },
])('are unknown with the record %j', async (record) => {
  expect(await failed(record)).toBeUndefined();
});
