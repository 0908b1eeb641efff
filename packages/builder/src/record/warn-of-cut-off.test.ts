import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { fakeMachine, treeOf } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { RunRecord } from './run-record.ts';

async function collecting(outputDirectory: string): Promise<RunRecord> {
  const record = new RunRecord({ outputDirectory, clock: createVirtualClock(), logger: recorder().logger });
  await record.begin();
  await record.goOn();
  record.learn({ machines: [fakeMachine('host-1'), fakeMachine('host-2')] });
  await record.enter('collect');
  await mkdir(join(outputDirectory, 'host-1'));
  await writeFile(join(outputDirectory, 'host-1/a'), 'a');
  return record;
}

async function warningsOfNext(
  outputDirectory: string,
  goesTo?: readonly string[],
): Promise<readonly string[]> {
  const { logger, warnings } = recorder();
  const record = new RunRecord({ outputDirectory, clock: createVirtualClock(), logger, goesTo });
  await record.begin();
  await record.finish();
  return warnings;
}

it.each(['was killed', 'failed'])('names folders with what a run brought that %s meanwhile', async (how) => {
  const outputDirectory = await tempFolder();
  const record = await collecting(outputDirectory);
  if (how === 'failed') await record.finish(new Error('the connection was lost'));

  expect(await warningsOfNext(outputDirectory)).toEqual([
    'The last run ended while artifacts came home; files of it may still be in these folders of the output directory: host-1',
  ]);
});

it('names none of machines that the next run does not go to', async () => {
  const outputDirectory = await tempFolder();
  await collecting(outputDirectory);

  expect(await warningsOfNext(outputDirectory, ['host-2'])).toEqual([]);
});

it('deletes what a run brought that was killed after it had all', async () => {
  const outputDirectory = await tempFolder();
  const record = await collecting(outputDirectory);
  record.learn({ artifacts: new Map([['host-1', treeOf({ files: ['a'] })]]) });
  await record.save();

  expect(await warningsOfNext(outputDirectory)).toEqual([]);
  expect(await readdir(outputDirectory)).toEqual(['build-record.json']);
});
