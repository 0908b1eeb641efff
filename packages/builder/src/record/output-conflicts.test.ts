import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { outputConflicts } from './output-conflicts.ts';

const RECORD = JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] });
const REFUSED = JSON.stringify({ version: 2, state: 'failed', phase: 'request', machines: [] });
const PIN = `six==1.16.0 --hash=sha256:${'0'.repeat(64)}\n`;
const isMachine = (name: string): boolean => /^host-\d$/.test(name);

/** Of a build of `app` and `web.py3` whose output directory `out` has these files. */
async function conflictsOf(
  files: Readonly<Record<string, string>>,
  { locks = ['app.txt'], links = {} }: { locks?: readonly string[]; links?: Record<string, string> } = {},
): Promise<readonly string[]> {
  const folder = await tempFolder();
  const all = { 'app.txt': PIN, 'includes.txt': '-r out/app.lock.txt\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  for (const [path, target] of Object.entries(links)) await symlink(target, join(folder, path));
  const environments = { app: { requirements: locks }, 'web.py3': { requirements: ['app.txt'] } };
  const build = loadBuild({ environments }, { baseDirectory: folder });
  return outputConflicts(join(folder, 'out'), { build, isMachine });
}

it.each([
  'build-record.json',
  'build-record.earlier.json',
  'uploads.sha256',
  'app.lock.txt',
  'app.cdx.json',
  'app.host-2.lock.txt',
  'web.py3.lock.txt',
  'pylock.app.toml',
  'pylock.web-py3-host-1.toml',
  'host-1.log',
  'host-1.steps.sh',
])('names %s, which no run has written', async (name) => {
  expect(await conflictsOf({ [`out/${name}`]: 'mine' })).toEqual([
    `no run has written what this one would replace (${name})`,
  ]);
});

it('names all of them at once, and the folder of a machine', async () => {
  const files = { 'out/host-1/out/readme': '', 'out/app.lock.txt': '', 'out/app.cdx.json': '' };

  expect(await conflictsOf(files)).toEqual([
    'no run has written what this one would replace (app.cdx.json, app.lock.txt, host-1)',
  ]);
});

it('takes a folder with files of other names, and one of earlier runs', async () => {
  const others = ['other.lock.txt', 'app.txt', 'host.log', 'pylock.toml', '.build-record.lock', 'notes/a'];
  const files = Object.fromEntries(others.map((name) => [`out/${name}`, '']));

  expect(await conflictsOf({})).toEqual([]);
  expect(await conflictsOf(files)).toEqual([]);
  expect(await conflictsOf({ 'out/build-record.json': RECORD, 'out/app.lock.txt': '' })).toEqual([]);
});

it('takes the record of a run that was refused for no proof that others wrote the rest', async () => {
  expect(await conflictsOf({ 'out/build-record.json': REFUSED })).toEqual([]);
  expect(await conflictsOf({ 'out/build-record.json': REFUSED, 'out/app.lock.txt': '' })).toEqual([
    'no run has written what this one would replace (app.lock.txt)',
  ]);
});

it.each(['out/app.lock.txt', 'includes.txt'])(
  'never replaces a lock that the build reads: %s',
  async (lock) => {
    const files = { 'out/build-record.json': RECORD, 'out/app.lock.txt': PIN };

    expect(await conflictsOf(files, { locks: [lock] })).toEqual([
      'the build reads what the run would replace (app.lock.txt)',
    ]);
  },
);

it('names what is in the place of the folder of a machine, also after earlier runs', async () => {
  const links = { 'out/host-1': '/tmp' };

  expect(await conflictsOf({ 'out/build-record.json': RECORD, 'out/host-2': '' }, { links })).toEqual([
    'a link or a file is in the place of the folder of a machine (host-1, host-2)',
  ]);
});
