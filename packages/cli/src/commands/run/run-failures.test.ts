import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProvisionerError } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../process/errors.ts';
import { type Job, PLANNED, PROOF, stage } from './testing/run-stage.ts';

describe('ami-select run that is refused, fails or is interrupted', () => {
  it.each([
    [
      'an open lock',
      'build: { environments: { app: { requirements: [r.txt] } }, steps: [{ run: make }] }',
      'UNPINNED',
    ],
    ['an unknown key', 'bild: {}', 'INVALID_INPUT'],
  ])('replaces the record of an earlier run when it is refused: %s', async (_name, config, code) => {
    const { run, opened, workingDirectory } = stage(() => {});
    const record = join(workingDirectory, 'out', 'build-record.json');
    mkdirSync(join(workingDirectory, 'out'));
    writeFileSync(record, JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] }));
    writeFileSync(join(workingDirectory, 'r.txt'), 'six>=1\n');
    writeFileSync(join(workingDirectory, 'ami-select.yml'), config);

    const { error } = await run();

    expect(error).toMatchObject({ code });
    expect(opened).toEqual([]);
    expect(JSON.parse(readFileSync(record, 'utf8'))).toMatchObject({
      state: 'failed',
      phase: 'request',
      failure: { code, message: (error as Error).message },
    });
  });

  it('keeps why the fleet was ended in the document when what remains is the error', async () => {
    const proof = { ...PROOF, clean: false };
    const cause = new CliError('INVALID_INPUT', 'tests failed');
    const { run, stdout } = stage(
      () => {
        throw new ProvisionerError('REMAINING', 'i-1 remains', { proof, cause });
      },
      { json: true },
    );

    const { error } = await run();

    expect(error).toMatchObject({ exitClass: 'remaining' });
    expect(JSON.parse(stdout())).toMatchObject({
      proof,
      endedBecauseOf: { code: 'INVALID_INPUT', message: 'tests failed', status: 2 },
    });
  });

  it.each<[string, Job, string]>([
    ['before anything was created', () => {}, 'no machine was created'],
    [
      'and everything was terminated',
      ({ report }) => report({ type: 'terminated', proof: PROOF }),
      'everything was terminated, nothing remains',
    ],
    [
      'and the clean-up failed',
      ({ report }) => report({ type: 'clean-up-failed', error: new Error('no network') }),
      'something may remain, see above',
    ],
  ])('reports the end of the fleet when it is interrupted %s', async (_when, cleanUp, outcome) => {
    const { run, raise } = stage((dependencies, request) => {
      raise('SIGTERM');
      cleanUp(dependencies, request);
      dependencies.signal.throwIfAborted();
    });

    const { error } = await run();

    expect(error).toMatchObject({
      exitClass: 'terminated',
      message: `Interrupted by SIGTERM: ${outcome}`,
    });
  });

  it('succeeds where a signal only hurries the last end, after a build that was done', async () => {
    const { run, raise } = stage(({ report }) => {
      raise('SIGINT');
      report({ type: 'terminated', proof: PROOF });
    });

    expect(await run()).toMatchObject({ status: 0 });
  });

  it('prints what remains when the clean-up fails', async () => {
    const { run, stderr } = stage(({ report }) => {
      report(PLANNED);
      report({ type: 'phase-started', phase: 'terminate', title: 'terminate' });
      report({ type: 'phase-ended', phase: 'terminate', title: 'terminate', failed: true });
      report({ type: 'clean-up-failed', error: new Error('no network') });
      throw new Error('step failed');
    });

    await run();

    expect(stderr()).toContain('! remaining: i-1');
    expect(stderr()).toContain('no network');
  });

  it('opens nothing when something is wrong with what was given', async () => {
    const { run, opened } = stage(() => {});

    const { error } = await run({ ttl: 'soon', instanceType: ['c7g'] });

    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(opened).toEqual([]);
  });
});
