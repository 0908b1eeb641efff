import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import type { ResumePhase } from '../phases/resume.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { readRecord } from './read-record.ts';
import { RunRecord } from './run-record.ts';

/** Runs on two machines, of which the second fails, then on that one from a phase. */
async function scene() {
  const folder = await tempFolder();
  const source = join(folder, 'src/x');
  await mkdir(join(folder, 'src'));
  await writeFile(source, 'old');
  const run = '[ "$AMI_SELECT_MACHINE" = host-1 ]';
  const what = loadBuild({ upload: ['src'], steps: [{ run }] }, { baseDirectory: folder });
  const machines = await localMachines(2, join(folder, 'root'));
  const outputDirectory = join(folder, 'out');
  await failureOf(build(what, { machines, outputDirectory }));
  const again = async (from?: ResumePhase) => {
    const clock = createVirtualClock();
    const { logger } = recorder();
    const record = new RunRecord({ outputDirectory, clock, logger, from, goesTo: ['host-2'] });
    await record.begin();
    return build(what, { machines: machines.slice(1), outputDirectory, from, record, keepsOthers: true });
  };
  return { source, what, machines, outputDirectory, again };
}

it('refuses changed sources on the machines that failed, while the others keep theirs', async () => {
  const { source, what, machines, outputDirectory, again } = await scene();
  await writeFile(source, 'new');

  for (const from of ['deliver', 'fetch', undefined] as const) {
    const error = await failureOf(again(from));
    expect(error).toMatchObject({ code: 'INVALID_BUILD', problems: [{ field: 'from' }] });
    expect(error.message).toContain(
      `"${from ?? 'resolve'}" is not valid only on machines that failed because src/x changed since the last run, whose files "host-1" would keep; expected all machines (without "failed")`,
    );
  }

  const record = await readRecord(join(outputDirectory, 'build-record.json'));
  expect(record?.fields).toMatchObject({ state: 'failed', machines: [{}, {}] });
  const whole = await failureOf(build(what, { machines, outputDirectory, from: 'deliver' }));
  expect(whole.code).toBe('STEP_FAILED');
});

it('takes the same sources, and changed ones from a phase that delivers none', async () => {
  const { source, again } = await scene();

  expect((await failureOf(again('deliver'))).code).toBe('STEP_FAILED');
  expect((await failureOf(again())).code).toBe('STEP_FAILED');
  await writeFile(source, 'new');
  expect((await failureOf(again('steps'))).code).toBe('STEP_FAILED');
});
