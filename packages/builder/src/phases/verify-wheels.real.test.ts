import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildWheel } from '@ami-select/example-index/wheel';
import { describe, expect, it } from 'vitest';
import { BuilderError } from '../report/errors.ts';
import { pin, project } from '../testing/example.ts';
import { fetchFor, installFrom, withStandIn } from '../testing/installed.ts';
import { hasPython } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import type { Fetched } from './fetch.ts';
import { verifyEnvironments } from './verify.ts';

type Projects = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Wheels with the given files, by project, on their way to an environment of a machine below the folder. */
async function fetchProjects(
  projects: Projects,
  {
    nameInLock = (name: string) => name,
    folder,
  }: { nameInLock?: ((name: string) => string) | undefined; folder: string },
): Promise<Fetched> {
  const wheels = Object.entries(projects).map(([name, files]) => {
    const entries = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
    return buildWheel({ name, version: '1.0', summary: '', requires: [] }, entries);
  });
  const lock = wheels.map(({ filename, bytes }) =>
    pin(`${nameInLock(filename.split('-')[0] ?? '')}==1.0`, sha256(bytes)),
  );
  const build = await project(lock.join(''), { folder });
  for (const { filename, bytes } of wheels) await writeFile(join(folder, 'wheels', filename), bytes);
  return fetchFor(build, folder);
}

/** What differs in an environment of such wheels. */
async function differencesOf(
  projects: Projects,
  nameInLock?: (name: string) => string,
): Promise<readonly string[]> {
  const folder = await tempFolder();
  const installed = await installFrom(await fetchProjects(projects, { nameInLock, folder }));
  const failure = await verifyEnvironments(installed, recorder()).catch((error: unknown) => error);
  return failure instanceof BuilderError ? failure.problems.map(({ message }) => message) : [];
}

/** A place below the site-packages of the environment. */
async function inSite(folder: string, path: string): Promise<string> {
  const lib = join(folder, 'host-1/.ami-select/build/environments/app/lib');
  const [version = ''] = await readdir(lib);
  return join(lib, version, 'site-packages', path);
}

const PROGRAMS = {
  'first/__init__.py': 'def main(): pass\n',
  'first-1.0.data/scripts/run-first': '#!python -s\nprint(1)\n',
  'first-1.0.dist-info/entry_points.txt': '[console_scripts]\ncall-first = first:main\n',
};

describe.skipIf(!hasPython)('verifyEnvironments, wheel by wheel (needs python3 with venv)', () => {
  it('takes programs, data and headers that a wheel brings for its own', async () => {
    const differences = await differencesOf({
      first: {
        'first/__init__.py': '',
        'first-1.0.data/scripts/first': '#!python\nprint(1)\n',
        'first-1.0.data/scripts/first.sh': '#!/bin/sh\n',
        'first-1.0.data/data/share/first.txt': 'text',
        'first-1.0.data/headers/first.h': '// header',
        'first-1.0.data/purelib/pure.py': '',
        'first-1.0.dist-info/entry_points.txt': '[console_scripts]\nrun-first = first:main\n',
      },
    });

    expect(differences).toEqual([]);
  });

  it.each([
    ['call-first', 'sys.exit', 'print("more"); sys.exit'],
    ['call-first', '/bin/python', '/bin/../../../../python'],
    ['run-first', 'print', 'print(2); print'],
  ])('keeps no environment whose program %s has another text: %s', async (name, from, to) => {
    const folder = await tempFolder();
    const fetched = await fetchProjects({ first: PROGRAMS }, { folder });
    await installFrom(fetched);
    const lines: string[] = [];
    await installFrom(fetched, lines);
    const file = join(folder, 'host-1/.ami-select/build/environments/app/bin', name);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));

    await installFrom(fetched, lines);

    expect(lines).toEqual(['app: unchanged', 'app: installed']);
  });

  it('takes headers of a wheel whose name has another form in the lock', async () => {
    const projects = { first_one: { 'first_one-1.0.data/headers/first.h': '// header' } };

    expect(await differencesOf(projects, () => 'First.One')).toEqual([]);
  });

  it('names code of two wheels in one place that only the machine knows, unless it is the same', async () => {
    const version = spawnSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
    const site = `second-1.0.data/data/lib/python${String(version.stdout).trim()}/site-packages`;
    const same = { 'tests/__init__.py': '', LICENSE: 'one' };

    const differences = await differencesOf({
      first: { ...same, 'shared.py': 'a = 1\n' },
      second: { ...same, LICENSE: 'other', [`${site}/shared.py`]: 'a = 2\n' },
    });

    expect(differences).toEqual([
      expect.stringMatching(
        /^- \S+shared\.py sha256:\w{64} of first\n- \S+shared\.py sha256:\w{64} of second$/,
      ),
    ]);
  });

  it('takes a pip of the lock, whose programs have the names that its wheel gives them', async () => {
    const programs = ['pip', 'pip3', 'pip3.1'].map((name) => `${name} = pip:main\n`).join('');
    const points = `[console_scripts]\n${programs}`;

    const differences = await differencesOf({
      pip: { 'pip/__init__.py': 'def main(): pass\n', 'pip-1.0.dist-info/entry_points.txt': points },
    });

    expect(differences).toEqual([]);
  });

  it.each(['pip', 'uv'])(
    'takes files of an installer and signatures that a wheel brings, with %s',
    async (tool) => {
      const folder = await tempFolder();
      const info = 'first-1.0.dist-info';
      const brought = { INSTALLER: 'flit', REQUESTED: 'x', 'RECORD.jws': '{}', 'RECORD.p7s': 'x' };
      const files = Object.entries(brought).map(([name, text]) => [`${info}/${name}`, text]);
      const fetched = await fetchProjects({ first: Object.fromEntries(files) }, { folder });
      const installed = await installFrom(tool === 'uv' ? await withStandIn(fetched, folder) : fetched);

      await expect(verifyEnvironments(installed, recorder())).resolves.toBeDefined();

      const signature = await inSite(folder, `${info}/RECORD.jws`);
      await writeFile(signature, 'other');
      await expect(verifyEnvironments(installed, recorder())).rejects.toThrow('RECORD.jws sha256:');
    },
  );

  it('deletes folders without files, which only uv makes', async () => {
    const folder = await tempFolder();
    const installed = await installFrom(await fetchProjects({ first: { 'first/a.py': '' } }, { folder }));
    const module = await inSite(folder, 'first/a.py');
    await mkdir(join(dirname(module), 'empty/er'), { recursive: true });

    await verifyEnvironments(installed, recorder());

    expect(await readdir(dirname(module))).toEqual(['a.py']);
  });

  it.each([
    ['\r\n', 'Windows'],
    ['\r', 'an old Macintosh'],
  ])('reads METADATA with the line ends %j of %s', async (end) => {
    const folder = await tempFolder();
    const content = ['Metadata-Version: 2.1', 'Name: first', 'Version: 1.0', ''].join(end);
    const bytes = wheelBytes({ stem: 'first-1.0', files: { 'first-1.0.dist-info/METADATA': content } });
    const build = await project(pin('first==1.0', sha256(bytes)), { folder });
    await writeFile(join(folder, 'wheels', 'first-1.0-py3-none-any.whl'), bytes);

    const { inventory } = await verifyEnvironments(
      await installFrom(await fetchFor(build, folder)),
      recorder(),
    );

    expect(inventory.get('host-1')?.[0]?.packages).toMatchObject([{ name: 'first', version: '1.0' }]);
  });

  it('warns of a RECORD with other hashes than the files of its wheel, whose bytes count', async () => {
    const folder = await tempFolder();
    const info = 'first-1.0.dist-info';
    const wrong = `sha256=${Buffer.alloc(32).toString('base64url')},1`;
    const record = `first.py,${wrong}\n${info}/METADATA,${wrong}\n${info}/WHEEL,,\n${info}/RECORD,,\n`;
    const bytes = wheelBytes({ stem: 'first-1.0', files: { [`${info}/RECORD`]: record } });
    const build = await project(pin('first==1.0', sha256(bytes)), { folder });
    await writeFile(join(folder, 'wheels', 'first-1.0-py3-none-any.whl'), bytes);
    const { warnings, ...options } = recorder();

    await verifyEnvironments(await installFrom(await fetchFor(build, folder)), options);

    expect(warnings).toEqual([
      expect.stringContaining(`"first==1.0" has other hashes than its files "${info}/METADATA" and 1 more;`),
    ]);
  });
});
