import { appendFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pin, project } from '../testing/example.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { fetchFor, installFrom, withStandIn } from '../testing/installed.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { Fetched } from './fetch.ts';
import { installEnvironments } from './install.ts';
import { prepareScript } from './prepare-script.ts';
import { verifyEnvironments } from './verify.ts';

const build = {
  environments: [{ name: 'app', requirements: ['r.txt'] }],
  installer: 'machine-pip' as const,
};
const LOCK = pin('greeter==2.0') + pin('rowbook==0.3');

interface Scene {
  readonly fetched: Fetched;
  readonly folder: string;
  /** The files of the environment, below its site-packages. */
  readonly site: () => Promise<readonly string[]>;
  readonly path: (name: string) => Promise<string>;
}

async function scene(): Promise<Scene> {
  const folder = await tempFolder();
  const fetched = await fetchFor(await project(LOCK, { folder }), folder);
  const lib = join(folder, 'host-1/.ami-select/build/environments/app/lib');
  const site = async (): Promise<string> => join(lib, (await readdir(lib))[0] ?? '', 'site-packages');
  return {
    fetched,
    folder,
    site: async () => (await readdir(await site(), { recursive: true })).sort(),
    path: async (name) => join(await site(), name),
  };
}

describe.skipIf(!hasPython)('installEnvironments (needs python3 with venv)', () => {
  it('makes the same with uv and with pip, and leaves no cache', async () => {
    const { fetched, folder, site, path } = await scene();
    await installFrom(fetched);
    const ofPip = await site();

    const installed = await installFrom(await withStandIn(fetched, folder));

    const ofUv = await site();
    expect(ofUv).toEqual(ofPip.filter((name) => !name.endsWith('REQUESTED')));
    expect(await readFile(await path('greeter-2.0.dist-info/RECORD'), 'utf8')).not.toContain('uv_cache');
    expect(await readdir(join(folder, 'host-1/.ami-select/build'))).not.toContain('cache');
    const { inventory } = await verifyEnvironments(installed, recorder());
    expect(inventory.get('host-1')).toMatchObject([{ installer: 'uv 0.13.9' }]);
  });

  it('makes an environment anew of which an installation was cut off', async () => {
    const { fetched, folder, site } = await scene();
    const withUv = await withStandIn(fetched, folder);
    await installFrom(withUv);
    const right = await site();
    const root = join(folder, 'host-1/.ami-select/build');
    await rm(join(root, 'stamps/app'));
    await writeFile(join(root, 'environments/app/bin/stray'), '');
    const lines: string[] = [];

    await installFrom(withUv, lines);

    expect(lines).toEqual(['app: installed']);
    expect(await site()).toEqual(right);
    expect(await readdir(join(root, 'environments/app/bin'))).not.toContain('stray');
  });

  it('names the environment that could not be installed', async () => {
    const { fetched } = await scene();
    const bad = { name: 'bad', requirements: [], python: '3.99' };
    const environments = [...fetched.build.environments, bad];
    const broken = { ...fetched, build: { ...fetched.build, environments } };

    const error = await installFrom(broken).catch((reason: unknown) => reason);

    expect(error).toMatchObject({ problems: [{ environment: 'bad', machine: 'host-1' }] });
  });

  it('changes nothing the second time, and says so', async () => {
    const { fetched, path } = await scene();
    await installFrom(fetched);
    const before = await stat(await path('greeter-2.0.dist-info/RECORD'));
    const lines: string[] = [];

    await installFrom(fetched, lines);

    expect(lines).toEqual(['app: unchanged']);
    expect((await stat(await path('greeter-2.0.dist-info/RECORD'))).ino).toBe(before.ino);
  });

  it('makes an environment anew that is not what it was', async () => {
    const { fetched, path } = await scene();
    await installFrom(fetched);
    await appendFile(await path('greeter/__init__.py'), '# changed\n');
    const lines: string[] = [];

    const installed = await installFrom(fetched, lines);

    expect(lines).toEqual(['app: installed']);
    await expect(verifyEnvironments(installed, recorder())).resolves.toBeDefined();
  });

  it.each([
    ['an activation', 'bin/activate', 'echo more\n'],
    ['the Python of its home', 'pyvenv.cfg', 'home = /tmp\n'],
  ])('makes an environment anew of which %s was changed', async (_title, file, more) => {
    const { fetched, folder } = await scene();
    await installFrom(fetched);
    await appendFile(join(folder, 'host-1/.ami-select/build/environments/app', file), more);
    const lines: string[] = [];

    await installFrom(fetched, lines);

    expect(lines).toEqual(['app: installed']);
  });

  it('deletes environments that the build does not name any more', async () => {
    const { fetched, folder } = await scene();
    await installFrom(fetched);
    const environments = join(folder, 'host-1/.ami-select/build/environments');
    await fetched.machines[0]?.transport.exec(`mkdir ${environments}/old`);

    await installFrom(fetched);

    expect(await readdir(environments)).toEqual(['app']);
  });

  it('fails with the message of pip when a wheel is missing', async () => {
    const machines = await localMachines(1);
    const [machine] = machines;
    await machine?.transport.exec(prepareScript());
    const bytes = Buffer.from(`gone==1.0 --hash=sha256:${'a'.repeat(64)}\n`);
    const files = [
      { path: 'requirements/app.txt', content: { bytes } },
      { path: 'requirements/app.wheels', content: { bytes: Buffer.alloc(0) } },
    ];
    await machine?.transport.putTree(files, '.ami-select/build');

    const installing = installEnvironments(stageOf(machines, { build }), recorder());

    await expect(installing).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ machine: 'host-1' }],
    });
    await expect(installing).rejects.toThrow(/No matching distribution found for gone==1\.0/);
  });
});

describe('installEnvironments', () => {
  it.each([
    'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.',
    'error: Hash mismatch for `foo==1.0`',
  ])('distinguishes wheels with other hashes from a machine that failed: %s', async (stderr) => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stderr }));

    const installing = installEnvironments(stageOf([machine], { build }), recorder());

    await expect(installing).rejects.toMatchObject({ code: 'HASH' });
  });

  it('runs nothing for a build without environments', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));

    await installEnvironments(stageOf([machine]), recorder());

    expect(machine.scripts).toEqual([]);
  });
});
