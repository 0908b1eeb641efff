import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fakeMachine, treeOf } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { recordRefusal } from './record-refusal.ts';
import { RunRecord } from './run-record.ts';

const FAILURE = new Error('the lock is not valid');
const clock = createVirtualClock(new Date('2026-01-01T00:00:00Z'));

/** A folder with an artifact of a run on one of its two machines. */
async function folderOfRun(): Promise<string> {
  const outputDirectory = await tempFolder();
  const record = new RunRecord({ outputDirectory, clock, logger: recorder().logger });
  await record.begin();
  await record.goOn();
  for (const name of ['host-1', 'host-2']) await mkdir(join(outputDirectory, name));
  await writeFile(join(outputDirectory, 'host-1/a'), 'a');
  const artifacts = new Map([['host-1', treeOf({ files: ['a'] })]]);
  record.learn({ machines: [fakeMachine('host-1'), fakeMachine('host-2')], artifacts });
  await record.finish();
  return outputDirectory;
}

async function refuse(outputDirectory: string) {
  const { logger, warnings } = recorder();
  await recordRefusal(FAILURE, { outputDirectory, clock, startedAt: '', logger });
  return warnings;
}

async function fail(outputDirectory: string, { hasMachines = false } = {}) {
  const { logger, warnings } = recorder();
  const record = new RunRecord({ outputDirectory, clock, logger });
  await record.begin();
  if (hasMachines) await record.goOn();
  await record.finish(FAILURE);
  return warnings;
}

it.each([
  ['is refused', refuse],
  ['fails before it has its machines', fail],
])('a run that %s names the artifacts of the run before it, every time', async (_, run) => {
  const outputDirectory = await folderOfRun();
  const folder = JSON.stringify(join(outputDirectory, 'host-1'));

  for (const _time of ['once', 'again'])
    expect(await run(outputDirectory)).toEqual([
      `This run failed before it had its machines; artifacts of the run of 2026-01-01T00:00:00.000Z stay, which are no result of this one, in ${folder}`,
    ]);
});

it('a run that has its machines names none, nor does one where somebody deleted them', async () => {
  expect(await fail(await folderOfRun(), { hasMachines: true })).toEqual([]);
  const outputDirectory = await folderOfRun();
  await rm(join(outputDirectory, 'host-1/a'));
  expect(await refuse(outputDirectory)).toEqual([]);
});
