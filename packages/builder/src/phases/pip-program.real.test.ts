import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zip } from '@ami-select/example-index/zip';
import { describe, expect, it } from 'vitest';
import { PINNED_PIPS } from '../resolve/pinned-tools.ts';
import { pin, project } from '../testing/example.ts';
import { fetchFor, installFrom, withTool } from '../testing/installed.ts';
import { hasPython } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { deliverEverything } from './deliver.ts';
import type { Fetched } from './fetch.ts';
import { installEnvironments } from './install.ts';
import { installSystemPackages } from './system.ts';
import { verifyEnvironments } from './verify.ts';

const LOCKS = { one: pin('greeter==1.4'), two: pin('greeter==2.0') + pin('rowbook==0.3') };

/** The parts of pip that are called, as a pip that unpacks and says that it did. */
const PIP = {
  'pip/__init__.py': '',
  'pip/_internal/__init__.py': '',
  'pip/_internal/metadata.py': 'def select_backend(): pass\n',
  'pip/_internal/models/__init__.py': '',
  'pip/_internal/models/scheme.py': 'from types import SimpleNamespace as Scheme\n',
  'pip/_internal/operations/__init__.py': '',
  'pip/_internal/operations/install/__init__.py': '',
  'pip/_internal/operations/install/wheel.py': `
import os, sys, zipfile
def install_wheel(name, path, scheme, pin, *, pycompile, warn_script_location, requested):
    if name == "rowbook":
        INSTEAD
    with zipfile.ZipFile(path) as archive:
        archive.extractall(scheme.purelib)
    with open(os.path.join(os.environ["HOME"], "calls"), "a") as file:
        file.write("%s %s %s\\n" % (pin, pycompile, sys.executable[len(os.environ["HOME"]):]))
`,
};

interface Scene {
  readonly fetched: Fetched;
  /** The build on the machine. */
  readonly root: string;
  /** What pip was asked to install. */
  readonly calls: () => Promise<readonly string[]>;
}

/** Lines of Python that run instead of the installation of rowbook. */
async function scene(instead = 'pass'): Promise<Scene> {
  const folder = await tempFolder();
  for (const [name, lock] of Object.entries(LOCKS)) await writeFile(join(folder, `${name}.txt`), lock);
  const environments = { one: { requirements: ['one.txt'] }, two: { requirements: ['two.txt'] } };
  const build = await project('', { folder, environments });
  const entries = Object.entries(PIP).map(([path, text]) => ({
    path,
    bytes: Buffer.from(text.replace('INSTEAD', instead)),
  }));
  const [requirement] = PINNED_PIPS;
  if (requirement === undefined) throw new Error('no pip is pinned');
  const tool = { tool: 'pip', requirement, bytes: zip(entries), folder } as const;
  const root = join(folder, 'host-1/.ami-select/build');
  const calls = async (): Promise<readonly string[]> =>
    (await readFile(join(folder, 'host-1/calls'), 'utf8')).trim().split('\n').sort();
  return { fetched: await withTool(await fetchFor(build, folder), tool), root, calls };
}

describe.skipIf(!hasPython)('the pinned pip (needs python3 with venv)', () => {
  it('installs the wheels of each environment for its own interpreter, without compiling', async () => {
    const { fetched, root, calls } = await scene();
    const lines: string[] = [];

    const installed = await installFrom(fetched, lines);

    expect(lines).toEqual(['one: installed', 'two: installed']);
    const [one, two] = ['one', 'two'].map((name) => `/.ami-select/build/environments/${name}/bin/python`);
    expect(await calls()).toEqual([
      `greeter==1.4 False ${one}`,
      `greeter==2.0 False ${two}`,
      `rowbook==0.3 False ${two}`,
    ]);
    expect(await readdir(root)).not.toContain('cache');
    const { inventory } = await verifyEnvironments(installed, recorder());
    expect(inventory.get('host-1')).toMatchObject([{ installer: 'pip 26.3' }, { name: 'two' }]);
  });

  it('makes only the environments that are not as they were', async () => {
    const { fetched, root, calls } = await scene();
    await installFrom(fetched);
    const before = await calls();
    await appendFile(join(root, 'environments/one/bin/activate'), 'echo more\n');
    const lines: string[] = [];

    await installFrom(fetched, lines);

    expect(lines).toEqual(['two: unchanged', 'one: installed']);
    expect(await calls()).toHaveLength(before.length + 1);
  });

  it('installs nothing of an environment with a wheel that has not the hash of its pin', async () => {
    const { fetched, root, calls } = await scene();
    const options = recorder();
    const ready = await installSystemPackages(await deliverEverything(fetched, options), options);
    for (const name of await readdir(join(root, 'wheels'), { recursive: true }))
      if (name.endsWith('.whl') && name.includes('rowbook'))
        await appendFile(join(root, 'wheels', name), '.');

    const installing = installEnvironments(ready, options);

    await expect(installing).rejects.toMatchObject({ problems: [{ code: 'HASH', environment: 'two' }] });
    await expect(installing).rejects.toThrow(
      /ERROR: environment two: ValueError: Hash mismatch: rowbook-0\.3-\S+ has sha256:[0-9a-f]{64}/,
    );
    expect(await calls()).toHaveLength(1);
    expect(await readdir(join(root, 'stamps'))).toEqual(['one']);
  });

  it.each([
    ['raise OSError(28, "No space left on device")', 'OSError: [Errno 28] No space left on device'],
    ['os.kill(os.getpid(), 9)', 'killed by SIGKILL, as when memory is short'],
    ['os.kill(os.getpid(), 15)', 'killed by SIGTERM'],
  ])('names the environment and the wheel that failed: %s', async (instead, because) => {
    const { fetched, root } = await scene(instead);

    const installing = installFrom(fetched);

    await expect(installing).rejects.toMatchObject({ problems: [{ environment: 'two' }] });
    await expect(installing).rejects.toThrow(
      `ERROR: environment two: rowbook-0.3-py3-none-any.whl: ${because}\n`,
    );
    expect(await readdir(join(root, 'stamps'))).toEqual(['one']);
  });
});
