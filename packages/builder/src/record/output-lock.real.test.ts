import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it, onTestFinished } from 'vitest';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { OUTPUT_LOCK } from './output-lock.ts';
import { recordRefusal } from './record-refusal.ts';
import { RunRecord } from './run-record.ts';

const SINCE = '2026-01-01T00:00:00.000Z';
const clock = createVirtualClock();

function recordIn(outputDirectory: string): RunRecord {
  return new RunRecord({ outputDirectory, clock, logger: recorder().logger });
}

/** Another process, until the end of the test. */
async function otherProcess() {
  const other = spawn('sleep', ['60'], { stdio: 'ignore' });
  onTestFinished(() => void other.kill());
  await once(other, 'spawn');
  return other;
}

it('a build into the folder of another one is refused by name and changes nothing there', async () => {
  const outputDirectory = await tempFolder();
  await writeFile(join(outputDirectory, 'build-record.json'), 'theirs');
  const other = await otherProcess();
  const stat = await readFile(`/proc/${other.pid}/stat`, 'utf8').catch(() => '');
  const ticks = stat.split(' ').at(21) ?? '-';
  await writeFile(join(outputDirectory, OUTPUT_LOCK), `${other.pid} ${ticks} ${SINCE}\n`);
  const refusal = { outputDirectory, clock, startedAt: SINCE };

  const works = [() => recordIn(outputDirectory).begin(), () => recordRefusal(new Error('x'), refusal)];
  for (const work of works)
    await expect(work()).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: `the output directory ${JSON.stringify(outputDirectory)} is not valid because process ${other.pid}, a build that started at ${SINCE}, writes to it; expected its end, or another folder`,
    });

  expect(await readFile(join(outputDirectory, 'build-record.json'), 'utf8')).toBe('theirs');
  other.kill();
  await once(other, 'exit');
  await expect(recordIn(outputDirectory).begin()).resolves.toBeUndefined();
});

it('a folder that is a link, or that cannot be made, is refused before anything is done', async () => {
  const folder = await tempFolder();
  await symlink('.', join(folder, 'link'));
  await writeFile(join(folder, 'file'), '');
  const refused = (name: string, because: string) =>
    expect(recordIn(join(folder, name)).begin()).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      message: `the output directory ${JSON.stringify(join(folder, name))} is not valid because ${because}; expected a folder of its own`,
    });

  await refused('link', 'it is a link or a file');
  await refused('file/new', 'no folder can be made there (ENOTDIR)');
});

it.each([
  ['of a process that has the number of one that ended', `${process.ppid} 1 ${SINCE}\n`],
  ['that says nothing', 'x'],
])('a lock %s keeps nobody out', async (_, lock) => {
  const outputDirectory = await tempFolder();
  await writeFile(join(outputDirectory, OUTPUT_LOCK), lock);
  const record = recordIn(outputDirectory);

  await record.begin();

  expect(await readdir(outputDirectory)).toContain(OUTPUT_LOCK);
  await record.finish();
  expect(await readdir(outputDirectory)).toEqual(['build-record.json']);
});
