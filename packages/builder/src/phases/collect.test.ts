import { TransportError } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { BUILD_LIMITS } from '../definition/build-limits.ts';
import { BuilderError } from '../report/errors.ts';
import { fakeMachine, treeOf } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { collectArtifacts } from './collect.ts';

const { logger } = recorder();
const options = { outputDirectory: '/output', logger };
const build = { artifacts: ['out/**'] };

describe('collectArtifacts', () => {
  it('keeps what the other machines gave when one was lost', async () => {
    const lost = new TransportError('DISCONNECTED', 'connection lost');
    const machines = [fakeMachine('host-1', undefined, lost), fakeMachine('host-2', undefined, ['out/a'])];

    const { artifacts, collectFailure } = await collectArtifacts(stageOf(machines, { build }), options);

    expect([...artifacts]).toEqual([['host-2', treeOf({ files: ['out/a'] })]]);
    expect(collectFailure).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
  });

  it('takes nothing from a machine that the build has no more', async () => {
    const machines = ['host-1', 'host-2'].map((name) => fakeMachine(name, undefined, ['out/a']));
    const assertHeld = (machine: string): void => {
      if (machine === 'host-1') throw new BuilderError('MACHINE_FAILED', 'nothing holds it');
    };

    const { artifacts, collectFailure } = await collectArtifacts(stageOf(machines, { build }), {
      ...options,
      assertHeld,
    });

    expect([...artifacts.keys()]).toEqual(['host-2']);
    expect(collectFailure).toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ machine: 'host-1', message: 'nothing holds it' }],
    });
  });

  it('runs nothing when the build names no artifacts', async () => {
    const machine = fakeMachine('host-1', undefined, new TransportError('DISCONNECTED', 'connection lost'));

    const { artifacts, collectFailure } = await collectArtifacts(stageOf([machine]), options);

    expect([[...artifacts], collectFailure]).toEqual([[['host-1', treeOf()]], undefined]);
  });

  it('warns of files that stayed, with the first names, and goes on', async () => {
    const { warnings, logger: remembering } = recorder();
    const examples = [
      { name: 'out/x:y', reason: 'it has the character :' },
      { name: 'out/a\n::error::b', reason: 'it has hidden characters' },
    ];
    const machine = fakeMachine('host-1', undefined, { files: ['out/a'], left: { count: 20_000, examples } });

    const collected = await collectArtifacts(stageOf([machine], { build }), {
      ...options,
      logger: remembering,
    });

    expect(collected.collectFailure).toBeUndefined();
    expect(warnings).toEqual([
      '20000 artifacts stayed on host-1:\n  - "out/x:y": it has the character :\n' +
        '  - "out/a\\n::error::b": it has hidden characters\n  - and 19,998 more',
    ]);
  });

  it.each([
    [['out/**'], ['the artifact "out/**" matches nothing on host-1']],
    [[], []],
  ])('warns of globs that match nothing: %j', async (unmatched, expected) => {
    const { warnings, logger: remembering } = recorder();
    const machines = [fakeMachine('host-1', undefined, { unmatched }), fakeMachine('host-2')];

    await collectArtifacts(stageOf(machines, { build }), { ...options, logger: remembering });

    expect(warnings).toEqual(expected);
  });

  it('warns of a glob once for all machines, and not after a step that failed', async () => {
    const { warnings, logger: remembering } = recorder();
    const empty = { unmatched: ['out/**'] };
    const machines = [fakeMachine('host-1', undefined, empty), fakeMachine('host-2', undefined, empty)];
    const stage = stageOf(machines, { build });

    await collectArtifacts(stage, { ...options, logger: remembering });
    const stepFailure = new BuilderError('STEP_FAILED', 'a step failed');
    await collectArtifacts({ ...stage, stepFailure }, { ...options, logger: remembering });

    expect(warnings).toEqual(['the artifact "out/**" matches nothing on host-1, host-2']);
  });

  it('counts one artifact that stayed as one', async () => {
    const { warnings, logger: remembering } = recorder();
    const left = { count: 1, examples: [{ name: 'out/link', reason: 'it is a link' }] };

    await collectArtifacts(stageOf([fakeMachine('host-1', undefined, { left })], { build }), {
      ...options,
      logger: remembering,
    });

    expect(warnings).toEqual(['1 artifact stayed on host-1:\n  - "out/link": it is a link']);
  });

  it.each([
    [
      'files',
      'build.max-files: more than 10000 files match; not all came home: raise max-files, or name fewer',
    ],
    [
      'bytes',
      'build.max-artifacts-mib: the files that match have more than 2048 MiB; not all came home: raise',
    ],
    [
      'listingBytes',
      'build.max-listing-mib: the names of the files in the workspace have more than 16 MiB; not',
    ],
  ] as const)('names the limit of %s that was reached, and keeps what came home', async (limit, message) => {
    const machine = fakeMachine('host-1', undefined, { files: ['out/a'], reached: [limit] });

    const { artifacts, collectFailure } = await collectArtifacts(stageOf([machine], { build }), options);

    expect(artifacts.get('host-1')?.files).toEqual(['out/a']);
    expect(collectFailure).toMatchObject({ code: 'LIMIT_EXCEEDED', exitClass: 'cap-exceeded' });
    expect(collectFailure?.message).toContain(message);
  });

  it('gives every machine the limits of the build', async () => {
    const seen: unknown[] = [];
    const machine = fakeMachine('host-1');
    const getTree: typeof machine.transport.getTree = async (_patterns, given) => {
      seen.push(given);
      return treeOf();
    };
    const limits = { ...BUILD_LIMITS, files: 7, collectMinutes: 2 };
    const stage = stageOf([{ ...machine, transport: { ...machine.transport, getTree } }], {
      build: { ...build, limits },
    });

    await collectArtifacts(stage, options);

    expect(seen).toMatchObject([{ limits: { files: 7 }, timeoutMs: 120_000 }]);
  });
});
