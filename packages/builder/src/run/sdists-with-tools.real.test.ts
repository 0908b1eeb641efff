import { spawnSync } from 'node:child_process';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { loadBuild } from '../definition/load-build.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { sdistBytes } from '../testing/sdist-bytes.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

/** The wheels of installers and of a backend, from PyPI; undefined where it does not answer. */
async function download(...names: readonly string[]): Promise<string | undefined> {
  const folder = await tempFolder((remove) => cleanUp.push(remove));
  const args = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', folder];
  const { status } = spawnSync('python3', [...args, ...names], { timeout: 60_000 });
  return status === 0 ? folder : undefined;
}

const tools = hasPython ? await download('uv==0.13.9', 'pip==26.3', 'setuptools==80.9.0') : undefined;
const hasCompiler =
  spawnSync('sh', ['-c', 'echo "#include <Python.h>" | cc $(python3-config --includes) -E - >/dev/null 2>&1'])
    .status === 0;

const PYPROJECT = '[build-system]\nrequires = ["setuptools>=61"]\nbuild-backend = "setuptools.build_meta"\n';
const SETUP = `from setuptools import Extension, setup
setup(name="foo", version="1.0", py_modules=["foo"], ext_modules=EXTENSIONS)
`;
const C_SOURCE = `#include <Python.h>
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "fast", NULL, -1, NULL};
PyMODINIT_FUNC PyInit_fast(void) { return PyModule_Create(&module); }
`;

interface Prepared {
  readonly what: Build;
  readonly sdist: string;
}

/** A project of one source archive for setuptools, with a module in C if asked for. */
async function prepare(
  folder: string,
  { inC = false, installer }: { inC?: boolean; installer: string },
): Promise<Prepared> {
  const extensions = inC ? '[Extension("fast", ["fast.c"])]' : '[]';
  const files = {
    'setup.py': SETUP.replace('EXTENSIONS', extensions),
    'foo.py': 'x = 1\n',
    ...(inC && { 'fast.c': C_SOURCE }),
  };
  const bytes = sdistBytes({ pyproject: PYPROJECT, files });
  const steps = [{ run: `python -c 'import foo${inC ? ', fast' : ''}'`, environment: 'app' }];
  const changes = { installer, steps, 'allow-sdist': ['foo'], 'build-requirements': ['build.txt'] };
  const what = await project(pin('foo==1.0', sha256(bytes)), { folder, ...changes });
  const wheels = join(folder, 'wheels');
  for (const name of await readdir(tools ?? '')) await copyFile(join(tools ?? '', name), join(wheels, name));
  const sdist = join(wheels, 'foo-1.0.tar.gz');
  await writeFile(sdist, bytes);
  const setuptools = await readFile(join(wheels, 'setuptools-80.9.0-py3-none-any.whl'));
  await writeFile(join(folder, 'build.txt'), pin('setuptools==80.9.0', sha256(setuptools)));
  return { what, sdist };
}

const LIST = `
import hashlib, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    print(json.dumps({name: hashlib.sha256(wheel.read(name)).hexdigest() for name in sorted(wheel.namelist())}))
`;

/** The members of a wheel with the sha256 of each. */
function membersOf(wheel: string): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', LIST, wheel], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** What pip itself builds of the archive, which is the same in every test. */
let judged: Promise<unknown> | undefined;

/** The members of the wheel that pip itself builds of an archive. */
async function judge(sdist: string): Promise<unknown> {
  const target = await tempFolder();
  const args = ['-m', 'pip', 'wheel', '--quiet', '--no-deps', '--no-index', '--find-links', tools ?? ''];
  spawnSync('python3', [...args, '--no-binary', 'foo', '--wheel-dir', target, sdist]);
  const [name = ''] = await readdir(target);
  return membersOf(join(target, name));
}

describe.skipIf(tools === undefined)(
  'source archives for setuptools (needs PyPI)',
  { timeout: 180_000 },
  () => {
    it.each(['uv', 'pip'])('become the wheel that pip makes, on two machines with %s', async (installer) => {
      const folder = await tempFolder();
      const { events, report } = recorder();
      const outputDirectory = join(folder, 'output');
      const { what, sdist } = await prepare(folder, { installer });

      const result = await build(what, { machines: await localMachines(2, folder), report, outputDirectory });

      const built = result.wheels.find(({ builtFrom }) => builtFrom !== undefined);
      const wheel = join(outputDirectory, '.wheelhouse', `${built?.sha256}.whl`);
      judged ??= judge(sdist);
      expect(membersOf(wheel)).toEqual(await judged);
      const builders = events.flatMap((event) =>
        event.type === 'output' && event.line === 'foo-1.0.tar.gz: built' ? [event.machine] : [],
      );
      expect(builders).toEqual(['host-1']);
      expect(result.machines).toMatchObject(
        ['host-1', 'host-2'].map((name) => {
          const packages = [{ name: 'foo', version: '1.0', sha256: built?.sha256 }];
          return { name, environments: [{ installer: expect.stringContaining(installer), packages }] };
        }),
      );
    });

    it.skipIf(!hasCompiler)('may have modules in C (needs a compiler and Python.h)', async () => {
      const folder = await tempFolder();
      const { what } = await prepare(folder, { inC: true, installer: 'uv' });

      const result = await build(what, { machines: await localMachines(2, folder) });

      const [built] = result.wheels.filter(({ builtFrom }) => builtFrom !== undefined);
      expect(built?.filename).toMatch(/^foo-1\.0-cp3\d+-cp3\d+-linux_\w+\.whl$/);
      expect(result.machines).toMatchObject([{ steps: [{ exitCode: 0 }] }, { steps: [{ exitCode: 0 }] }]);
    });

    it('let real locks of both forms pass, once the archive is named, from the index that pip uses', async () => {
      const folder = await tempFolder();
      await prepare(folder, { installer: 'pip' });
      const locks = ['pip/source-only/pylock.toml', 'pip-tools/source-only/requirements.txt'];
      for (const lock of locks)
        await copyFile(join(import.meta.dirname, '../../corpus/real', lock), join(folder, basename(lock)));
      const environments = {
        pylock: { requirements: ['pylock.toml'] },
        lines: { requirements: ['requirements.txt'] },
      };
      const steps = Object.keys(environments).map((environment) => {
        return { run: "python -c 'import docopt'", environment };
      });
      const fields = { environments, steps, installer: 'pip' };
      const refused = loadBuild(fields, { baseDirectory: folder });
      const allowed = { 'allow-sdist': ['docopt'], 'build-requirements': ['build.txt'] };
      const taken = loadBuild({ ...fields, ...allowed }, { baseDirectory: folder });

      const error = await failureOf(build(refused));
      const result = await build(taken);

      expect(error.problems.map(({ code, file }) => [code, file])).toEqual([
        ['NO_WHEEL', 'pylock.toml'],
        ['NO_WHEEL', 'requirements.txt'],
      ]);
      expect(error.message).toContain('only a source archive of 0.6.2; expected allow-sdist: [docopt]');
      expect(result.wheels.find(({ builtFrom }) => builtFrom !== undefined)).toMatchObject({
        filename: 'docopt-0.6.2-py2.py3-none-any.whl',
        builtFrom: { filename: 'docopt-0.6.2.tar.gz' },
      });
      const docopt = { name: 'docopt', version: '0.6.2' };
      expect(result.machines[0]?.environments).toMatchObject([
        { name: 'pylock', packages: [docopt] },
        { name: 'lines', packages: [docopt, { name: 'future' }] },
      ]);
    });
  },
);
