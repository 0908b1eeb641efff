import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { failedMachines } from './failed-machines.ts';

async function failed(record: unknown): Promise<readonly string[] | undefined> {
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
