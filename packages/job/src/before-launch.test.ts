import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Build, type BuilderError, loadBuild } from '@ami-select/builder';
import { buildIndex } from '@ami-select/example-index/build';
import { zip } from '@ami-select/example-index/zip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Outcome, type Stage } from './testing/schedule.ts';

const WHEELS = fileURLToPath(new URL('../../../examples/python/index/wheels', import.meta.url));
const LOCAL = 'http://127.0.0.1:1';

/** The bytes of a wheel with these lines in its METADATA. */
function wheel(
  stem: string,
  metadata: readonly string[],
  changes: Readonly<Record<string, string>> = {},
): Buffer {
  const [name, version] = stem.split('-');
  const info = `${stem}.dist-info`;
  const files = {
    [`${info}/METADATA`]: [`Name: ${name}`, `Version: ${version}`, ...metadata, ''].join('\n'),
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\n',
    [`${info}/RECORD`]: ['METADATA', 'WHEEL', 'RECORD'].map((file) => `${info}/${file},,\n`).join(''),
    ...changes,
  };
  return zip(Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) })));
}

function pin(requirement: string, bytes: Uint8Array): string {
  return `${requirement} --hash=sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

const tagged = (stem: string, tag = 'py3-none-any'): string => `${stem}-${tag}.whl`;
const greeter =
  buildIndex().find(({ filename }) => filename.startsWith('greeter-1.4-'))?.bytes ?? Buffer.alloc(0);
const needy = wheel('needy-1.0', [
  'Requires-Dist: gone',
  'Provides-Extra: socks',
  'Requires-Dist: pysocks ; extra == "socks"',
]);
const late = wheel('late-1.0', []);
const liar = wheel('liar-1.0', [], { 'liar-1.0.dist-info/METADATA': 'Name: other\nVersion: 1.0\n' });

/** A source archive, whose build needs setuptools. */
const source = zip([{ path: 'source-1.0/setup.py', bytes: Buffer.from('') }]);

/** Every fault of a lock that an index can tell, with a line of its own. */
const FAULTS = [
  `greeter==1.4 --hash=sha256:${'0'.repeat(64)}`,
  pin('unheard==1.0', greeter),
  pin('rowbook==9.9', greeter),
  pin('needy[socks]==1.0', needy),
  pin('late==1.0', late),
  pin('liar==1.0', liar),
  pin('windows==1.0 ; sys_platform == "win32"', greeter),
];

/** Messages by line; a line may have several. */
const FOUND = [
  [1, 'HASH', 'which fits no file'],
  [2, 'NO_WHEEL', 'has no project unheard'],
  [3, 'NO_WHEEL', 'has no wheel of this version; it has 0.3'],
  [4, 'UNPINNED', 'needy==1.0 needs gone, which is not locked'],
  [4, 'UNPINNED', 'needy==1.0 needs pysocks for its extra socks, which is not locked'],
  [5, 'NO_WHEEL', 'late==1.0: no wheel fits'],
  [6, 'NO_WHEEL', 'its METADATA is of "other 1.0"'],
] as const;

describe('a job whose lock does not fit', () => {
  let stage: Stage;
  let directory: string;
  beforeAll(() => {
    stage = createStage();
    directory = mkdtempSync(join(tmpdir(), 'before-launch-'));
    const wheels = join(directory, 'wheels');
    mkdirSync(wheels);
    cpSync(WHEELS, wheels, { recursive: true });
    writeFileSync(join(wheels, tagged('needy-1.0')), needy);
    writeFileSync(join(wheels, tagged('liar-1.0')), liar);
    writeFileSync(join(wheels, 'source-1.0.zip'), source);
    writeFileSync(join(wheels, tagged('late-1.0', 'cp312-cp312-manylinux_2_17_riscv64')), late);
  });
  afterAll(() => {
    stage.close();
    rmSync(directory, { recursive: true });
  });

  function buildOf(lines: readonly string[], fields: Readonly<Record<string, unknown>> = {}): Build {
    writeFileSync(join(directory, 'r.txt'), `${lines.join('\n')}\n`);
    const environments = { app: { requirements: ['r.txt'] } };
    const defaults = { environments, index: 'wheels', installer: 'machine-pip', steps: [{ run: 'true' }] };
    return loadBuild({ ...defaults, ...fields }, { baseDirectory: directory });
  }

  function problemsOf({ failure }: Outcome): BuilderError['problems'] {
    return (failure as BuilderError).problems;
  }

  it.each([
    ['on AWS, where the image says its Python', undefined],
    ['elsewhere, where the machine may have any Python', LOCAL],
  ])('lists everything with its line and launches nothing: %s', async (_title, endpoint) => {
    const outcome = await stage.run(undefined, {}, { build: buildOf(FAULTS), endpoint });

    const problems = problemsOf(outcome);
    expect(problems.map(({ line, code }) => `${line} ${code}`).toSorted()).toEqual(
      FOUND.map(([line, code]) => `${line} ${code}`).toSorted(),
    );
    for (const [line, code, text] of FOUND) {
      expect(problems).toContainEqual(
        expect.objectContaining({ file: 'r.txt', line, code, message: expect.stringContaining(text) }),
      );
    }
    expect(outcome).toMatchObject({ launches: 0, stored: [], remaining: [] });
    expect((outcome.failure as Error).message).toMatch(/nothing was created/i);
  });

  it.each(FAULTS.slice(0, -1).map((line) => [line.split(' ', 1)[0], line]))(
    'launches nothing for %s alone',
    async (_title, line) => {
      expect(await stage.run(undefined, {}, { build: buildOf([line]) })).toMatchObject({
        launches: 0,
        stored: [],
      });
    },
  );

  it.each([
    ['nobody named', undefined, 'NO_WHEEL', 'expected allow-sdist: [source]'],
    ['has no pin for what builds it', ['source'], 'UNPINNED', 'needs setuptools>=40.8.0 to be built'],
  ])('launches nothing for a source archive that %s', async (_title, allowed, code, text) => {
    const build = buildOf([pin('source==1.0', source)], allowed && { 'allow-sdist': allowed });

    const outcome = await stage.run(undefined, {}, { build });

    expect(problemsOf(outcome)).toContainEqual(
      expect.objectContaining({ code, message: expect.stringContaining(text) }),
    );
    expect(outcome).toMatchObject({ launches: 0, stored: [], remaining: [] });
  });

  it('launches nothing where the index has nothing pinned that installs', async () => {
    const build = buildOf([pin('greeter==1.4', greeter)], { installer: 'auto' });

    const outcome = await stage.run(undefined, {}, { build });

    expect(problemsOf(outcome)).toMatchObject([
      { code: 'NO_WHEEL', field: 'build.index', message: expect.stringContaining('uv or pip') },
    ]);
    expect(outcome).toMatchObject({ launches: 0, stored: [], remaining: [] });
  });

  it('launches nothing for an environment that would be empty', async () => {
    const outcome = await stage.run(undefined, {}, { build: buildOf(FAULTS.slice(-1)) });

    expect(problemsOf(outcome)).toMatchObject([{ code: 'INVALID_BUILD', file: 'r.txt', line: 1 }]);
    expect(outcome.launches).toBe(0);
  });

  it('launches nothing where the archive of a Python is not there', async () => {
    const archive = { url: 'https://example.com/gone.tar.gz', sha256: '0'.repeat(64) };
    const pythons = { '3.10': { x86_64: archive, arm64: archive } };
    const environments = { app: { requirements: ['r.txt'], python: '3.10' } };
    const build = buildOf([pin('greeter==1.4', greeter)], { environments, pythons });
    const serve = async (): Promise<Response> => new Response('', { status: 404 });

    const outcome = await stage.run(undefined, {}, { build, serve });

    expect(problemsOf(outcome)).toMatchObject([
      { code: 'INVALID_BUILD', field: expect.stringContaining('build.pythons.3.10.') },
    ]);
    expect(outcome).toMatchObject({ launches: 0, stored: [], remaining: [] });
  });

  it('launches where the lock is all right', async () => {
    const { failure, launches } = await stage.run();

    expect(failure).toBeUndefined();
    expect(launches).toBeGreaterThan(0);
  });
});
