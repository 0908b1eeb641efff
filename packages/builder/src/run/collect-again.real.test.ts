import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failedMachines } from '../record/failed-machines.ts';
import { readRecord } from '../record/read-record.ts';
import { RECORD } from '../record/record.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { tempFolder } from '../testing/temp-folder.ts';

const REPORT = '<testsuite><testcase name="adds"><failure message="no"/></testcase></testsuite>';

/** A run on two machines, with a step that fails on the second one. */
async function failedRun(write: string) {
  const outputDirectory = await tempFolder();
  const machines = await localMachines(2);
  const run = `mkdir -p out; echo '${write}' >out/result.xml; [ "$AMI_SELECT_MACHINE" != host-2 ] || exit 4`;
  const what = await project('', {
    environments: {},
    steps: [{ name: 'test', run }],
    artifacts: ['out/*'],
  });
  const first = await failureOf(build(what, { machines, outputDirectory }));
  await rm(join(outputDirectory, 'host-2/out/result.xml'));
  return { what, machines, outputDirectory, first };
}

describe.skipIf(!hasPython)('runBuild that only collects again (needs python3)', () => {
  it('has the artifacts, and the failure of the steps that it takes over, however often', async () => {
    const { what, machines, outputDirectory } = await failedRun('<x/>');

    for (const _ of ['once', 'again']) {
      const error = await failureOf(build(what, { machines, outputDirectory, from: 'collect' }));

      expect(error).toMatchObject({ code: 'STEP_FAILED', problems: [{ machine: 'host-2' }] });
      expect(error.message).toMatch(/^A step failed: step "test" ended with status 4 in the run that/);
      const record = await readRecord(join(outputDirectory, RECORD));
      expect(record?.fields).toMatchObject({
        state: 'failed',
        phase: 'steps',
        reached: 'collect',
        failure: { code: 'STEP_FAILED' },
        machines: [{ steps: [{ outcome: 'passed' }] }, { steps: [{ outcome: 'failed' }] }],
      });
      expect(record?.fields.machines).toMatchObject([{}, { artifacts: [{ path: 'out/result.xml' }] }]);
      expect(await failedMachines(outputDirectory)).toMatchObject({ names: ['host-2'] });
    }
  });

  it('has the failed tests as well, like the run of the steps', async () => {
    const { what, machines, outputDirectory, first } = await failedRun(REPORT);

    const error = await failureOf(build(what, { machines, outputDirectory, from: 'collect' }));

    expect([first.code, error.code]).toEqual(['TESTS_FAILED', 'TESTS_FAILED']);
    expect(error.message).toContain('step "test" ended with status 4');
  });

  it('speaks of the machines alone that it goes to', async () => {
    const { what, machines, outputDirectory } = await failedRun('<x/>');

    const result = await build(what, { machines: machines.slice(0, 1), outputDirectory, from: 'collect' });

    expect(result).toMatchObject({ state: 'passed', continues: { machines: ['host-2'] } });
    expect(await failedMachines(outputDirectory)).toMatchObject({ names: ['host-2'] });
  });
});
