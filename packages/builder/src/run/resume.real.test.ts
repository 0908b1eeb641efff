import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { RESUMABLE, type ResumePhase } from '../phases/resume.ts';
import type { Phase } from '../report/events.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { type Recorder, recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { BuildResult } from './run-build.ts';

const NO_ENVIRONMENT =
  'environment app of an earlier build is not there; expected "install" as the phase to start from';
const STEPS = [{ run: 'echo x >>seen', environment: 'app' }];

describe.skipIf(!hasPython)('runBuild from a phase on (needs python3)', () => {
  it.each<[ResumePhase, readonly Phase[]]>([
    ['resolve', ['resolve', 'fetch', 'deliver', 'install', 'verify', 'steps', 'collect']],
    ['fetch', ['fetch', 'deliver', 'install', 'verify', 'steps', 'collect']],
    ['deliver', ['fetch', 'deliver', 'install', 'verify', 'steps', 'collect']],
    ['system', ['fetch', 'install', 'verify', 'steps', 'collect']],
    ['sdists', ['fetch', 'install', 'verify', 'steps', 'collect']],
    ['install', ['fetch', 'install', 'verify', 'steps', 'collect']],
    ['verify', ['fetch', 'verify', 'steps', 'collect']],
    ['steps', ['verify', 'steps', 'collect']],
    ['collect', ['collect']],
  ])('goes on from %s, and the record is whole', async (from, phases) => {
    const { what, machines, outputDirectory, first } = await prepared();
    const { events, report } = recorder();

    const result = await build(what, { machines, outputDirectory, from, report });

    const ran = events.flatMap((event) => (event.type === 'phase-ended' ? [event.phase] : []));
    expect(ran).toEqual(['probe', ...phases]);
    const { index, locks, wheels, contents, installer, machines: after } = result;
    expect({ index, locks, wheels, contents, installer }).toEqual({
      index: first.index,
      locks: first.locks,
      wheels: first.wheels,
      contents: first.contents,
      installer: first.installer,
    });
    expect(after[0]).toMatchObject({
      environments: first.machines[0]?.environments,
      steps: [{ outcome: 'passed' }],
      artifacts: [{ path: 'seen', bytes: ran.includes('deliver') || from === 'collect' ? 2 : 4 }],
    });
    const text = await readFile(join(outputDirectory, 'build-record.earlier.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ startedAt: first.startedAt });
    expect(result.continues).toMatchObject({ from, startedAt: first.startedAt, machines: [] });
    expect(result.continues?.record.path).toBe('build-record.earlier.json');
  });

  it('can start from every phase but the probe', () => {
    expect(RESUMABLE[0]).toBe('resolve');
    expect(RESUMABLE.at(-1)).toBe('collect');
  });

  it('names a lock that has changed with both hashes, and goes on once it is the old one', async () => {
    const { what, machines, outputDirectory, first } = await prepared();
    const lock = join(what.baseDirectory, 'r.txt');
    const old = await readFile(lock, 'utf8');
    await writeFile(lock, pin('greeter==2.0'));

    const error = await failureOf(build(what, { machines, outputDirectory, from: 'verify' }));

    expect(error).toMatchObject({ code: 'INVALID_BUILD', problems: [{ file: 'r.txt', environment: 'app' }] });
    expect(error.message).toMatch(/sha256:[0-9a-f]{64} now, sha256:[0-9a-f]{64} then; expected .*"resolve"/);
    expect(error.message).toContain(first.locks[0]?.sha256);
    const failed = await recordIn(outputDirectory);
    expect(failed).toMatchObject({ state: 'failed', locks: first.locks, wheels: first.wheels });
    await writeFile(lock, old);
    expect((await build(what, { machines, outputDirectory, from: 'verify' })).state).toBe('passed');
    await writeFile(lock, pin('greeter==2.0') + pin('rowbook==0.3'));
    const {
      machines: [host],
    } = await build(what, { machines, outputDirectory, from: 'resolve' });
    expect(host?.environments[0]?.packages).toMatchObject([
      { name: 'greeter', version: '2.0' },
      { name: 'rowbook' },
    ]);
  });

  it('names system packages that have changed with both values, also after it refused them', async () => {
    const { what, machines, outputDirectory } = await prepared();
    const system = { packages: [{ name: 'jq', version: '1.7' }], snapshot: '20260101T000000Z' };
    const changed = { ...what, system };

    for (const from of ['install', 'steps', 'collect'] as const) {
      const error = await failureOf(build(changed, { machines, outputDirectory, from }));

      expect(error).toMatchObject({ code: 'INVALID_BUILD', problems: [{ field: 'build.system' }] });
      expect(error.message).toContain('jq=1.7 (snapshot 20260101T000000Z) now, none then');
    }
    expect((await build(what, { machines, outputDirectory, from: 'steps' })).state).toBe('passed');
  });

  it('names an installer that is another one', async () => {
    const { what, machines, outputDirectory } = await prepared();

    const failure = build({ ...what, installer: 'auto' }, { machines, outputDirectory, from: 'install' });

    await expect(failure).rejects.toThrow(
      /^The build .*installer: "auto" is not valid .* had "machine-pip";/,
    );
  });

  it.each<ResumePhase>(['collect', 'steps', 'install'])(
    'names a machine that was replaced, from %s',
    async (from) => {
      const { what, outputDirectory } = await prepared();

      const error = await failureOf(build(what, { machines: await localMachines(1), outputDirectory, from }));

      expect(error).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
      expect(error.message).toContain(
        `the workspace of an earlier build is not there; expected "deliver" as the phase to start from`,
      );
    },
  );

  it('names a machine whose facts are others, and one that is new', async () => {
    const { what, machines, outputDirectory } = await prepared({ instanceId: 'i-1' });
    const [host] = withFacts(machines, { instanceId: 'i-2' });
    const other = host && { ...host, name: 'host-9' };

    const error = await failureOf(
      build(what, {
        machines: [host, other].filter((one) => one !== undefined),
        outputDirectory,
        from: 'steps',
      }),
    );

    expect(error.problems.map(({ machine }) => machine)).toEqual(['host-1', 'host-9']);
    expect(error.message).toContain('its instanceId is i-2, and was i-1');
    expect(error.message).toContain('the last run did not go to it');
  });

  it.each<[string, ResumePhase, string]>([
    ['requirements/app.txt', 'install', 'requirements/app.txt has other bytes'],
    ['requirements/uploads.sha256', 'collect', 'requirements/uploads.sha256 has other bytes'],
    ['environments/app/lib', 'steps', 'greeter'],
    ['environments/app/bin', 'verify', NO_ENVIRONMENT],
    ['environments', 'steps', NO_ENVIRONMENT],
  ])('names %s of a machine that has changed, from %s', async (path, from, message) => {
    const { what, machines, outputDirectory, root } = await prepared();
    const target = join(root, 'host-1/.ami-select/build', path);
    if (path.startsWith('requirements')) await appendFile(target, '\n# more\n');
    else await rm(target, { recursive: true });

    const error = await failureOf(build(what, { machines, outputDirectory, from }));

    expect(error.code).toBe(message === 'greeter' ? 'DRIFT' : 'MACHINE_FAILED');
    expect(error.message).toContain(message);
    if (error.code === 'DRIFT')
      expect(error.message).toContain('expected "install" as the phase to start from');
  });

  it('makes again the environments that are not there, from install', async () => {
    const { what, machines, outputDirectory, root } = await prepared();
    await rm(join(root, 'host-1/.ami-select/build/environments'), { recursive: true });

    const result = await build(what, { machines, outputDirectory, from: 'install' });

    expect(result.state).toBe('passed');
  });

  it('is refused where the last run did not come so far, or left no record', async () => {
    const { what, machines, outputDirectory } = await prepared();
    const lock = join(what.baseDirectory, 'r.txt');
    const old = await readFile(lock, 'utf8');
    await writeFile(lock, pin('greeter==1.4', 'a'.repeat(64)));
    await failureOf(build(what, { machines, outputDirectory }));
    await writeFile(lock, old);

    const stuck = await failureOf(build(what, { machines, outputDirectory, from: 'steps' }));
    const none = await failureOf(build(what, { machines, from: 'deliver' }));

    expect(stuck.message).toContain('the last run came to "resolve" and no further');
    expect(none).toMatchObject({ code: 'INVALID_BUILD', problems: [{ field: 'from' }] });
    expect(none.message).toContain('no build-record.json of a run that prepared the machines');
  });

  it('goes on only on some machines, and keeps what the others did', async () => {
    const run = 'if [ "$AMI_SELECT_MACHINE" = host-2 ] && [ ! -e mended ]; then exit 3; fi; echo x >>seen';
    const { what, machines, outputDirectory, root } = await prepared({}, { count: 2, run });
    await writeFile(join(root, 'host-2/.ami-select/build/workspace/mended'), '');

    const result = await build(what, { machines: machines.slice(1), outputDirectory, from: 'steps' });

    expect(result).toMatchObject({ state: 'passed', continues: { machines: ['host-1'] } });
    expect(result.machines.map(({ name, steps }) => [name, steps[0]?.outcome])).toEqual([
      ['host-2', 'passed'],
      ['host-1', 'passed'],
    ]);
    expect(result.machines[1]?.environments).not.toEqual([]);
  });

  it('warns of sources that changed since they were delivered', async () => {
    const { what, machines, outputDirectory } = await prepared();
    await appendFile(join(what.baseDirectory, 'src.py'), '# changed\n');
    const { warnings, logger }: Recorder = recorder();

    await build(what, { machines, outputDirectory, from: 'steps', logger });

    expect(warnings.join('\n')).toContain(
      'The workspaces stay as they are: src.py changed since the last run',
    );
  });

  it('needs neither the index nor stored wheels for steps', async () => {
    const { what, machines, outputDirectory } = await prepared();
    const index = join(what.baseDirectory, 'wheels');
    await rm(index, { recursive: true });
    await mkdir(index);
    await rm(join(outputDirectory, '.wheelhouse'), { recursive: true });

    expect((await build(what, { machines, outputDirectory, from: 'steps' })).state).toBe('passed');
    const error = await failureOf(build(what, { machines, outputDirectory, from: 'install' }));
    expect(error.code).toBe('NO_WHEEL');
    expect(error.message).toContain(
      'greeter-1.4-py3-none-any.whl, which the last run used, is not on wheels',
    );
  });
});

interface Prepared {
  readonly what: Awaited<ReturnType<typeof project>>;
  readonly machines: readonly Machine[];
  readonly outputDirectory: string;
  readonly first: BuildResult;
  /** Of the machines. */
  readonly root: string;
}

/** The build that most tests start from, made once: where it ran, as environments have their place in them, and a copy. */
let usual: { readonly place: string; readonly copy: string; readonly prepared: Prepared } | undefined;
afterAll(() => rm(usual?.place ?? '', { recursive: true, force: true }));
afterAll(() => rm(usual?.copy ?? '', { recursive: true, force: true }));

/** A whole build on machines that stay; one that fails is no error here. */
async function prepared(
  facts?: Readonly<Record<string, string>>,
  options?: { readonly count: number; readonly run: string },
): Promise<Prepared> {
  if (facts !== undefined) return prepareIn(await tempFolder(), facts, options);
  usual ??= await prepareUsual();
  const { place, copy, prepared: first } = usual;
  await rm(place, { recursive: true });
  await cp(copy, place, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return first;
}

async function prepareUsual(): Promise<NonNullable<typeof usual>> {
  const [place, copy] = [await mkdtemp(join(tmpdir(), 'resume-')), await mkdtemp(join(tmpdir(), 'resume-'))];
  const made = await prepareIn(place, {});
  await cp(place, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return { place, copy, prepared: made };
}

function foldersIn(folder: string): Readonly<Record<'root' | 'folder' | 'outputDirectory', string>> {
  return {
    root: join(folder, 'root'),
    folder: join(folder, 'project'),
    outputDirectory: join(folder, 'out'),
  };
}

async function prepareIn(
  place: string,
  facts: Readonly<Record<string, string>>,
  { count = 1, run = 'echo x >>seen' } = {},
): Promise<Prepared> {
  const { root, folder, outputDirectory } = foldersIn(place);
  for (const one of [root, folder, outputDirectory]) await mkdir(one);
  await writeFile(join(folder, 'src.py'), '# source\n');
  const machines = withFacts(await localMachines(count, root), facts);
  const steps = STEPS.map((step) => ({ ...step, run }));
  const what = await project(pin('greeter==1.4'), { folder, steps, upload: ['src.py'], artifacts: ['seen'] });
  await build(what, { machines, outputDirectory }).catch(() => undefined);
  return { what, machines, outputDirectory, first: await recordIn(outputDirectory), root };
}

function withFacts(
  machines: readonly Machine[],
  facts: Readonly<Record<string, string>>,
): readonly Machine[] {
  return machines.map((machine) => ({ ...machine, facts }));
}

async function recordIn(outputDirectory: string): Promise<BuildResult> {
  return JSON.parse(await readFile(join(outputDirectory, 'build-record.json'), 'utf8')) as BuildResult;
}
