import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { plan } from './plan.ts';
import { runBuild } from './run-build.ts';

const URL = 'https://example.com/python-3.99.tar.gz';

/** An archive whose Python is a script that starts the one of this machine. */
async function archive(program = 'exec python3 "$@"'): Promise<Buffer> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'python/bin'), { recursive: true });
  await writeFile(join(folder, 'python/bin/python3.99'), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  spawnSync('tar', ['-czf', 'python.tar.gz', 'python'], { cwd: folder });
  return readFile(join(folder, 'python.tar.gz'));
}

interface Outcome {
  readonly error: unknown;
  readonly fetched: readonly string[];
  readonly root: string;
  readonly build: () => Promise<unknown>;
}

async function buildWith(bytes: Buffer, digest = sha256(bytes)): Promise<Outcome> {
  const folder = await tempFolder();
  const environments = { app: { requirements: ['r.txt'], python: '3.99' } };
  const one = { url: URL, sha256: digest };
  const pythons = { '3.99': { x86_64: one, arm64: one } };
  const what = await project(pin('greeter==1.4'), { folder, environments, pythons });
  const fetched: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    fetched.push(url);
    return new Response(new Uint8Array(bytes));
  };
  const machines = await localMachines(2, folder);
  const outputDirectory = join(folder, 'output');
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory, fetch };
  const build = (): Promise<unknown> => runBuild(what, machines, options);
  const error = await build().catch((reason: unknown) => reason);
  expect(plan(what, machines)[0]?.scripts.map(({ title }) => title)).toContain(
    'Python 3.99 for x86_64, where it is missing',
  );
  return { error, fetched, root: join(folder, 'host-1/.ami-select/build'), build };
}

describe.skipIf(!hasPython)('a Python that is brought (needs python3 with venv)', () => {
  it('is fetched once, unpacked on every machine that lacks it, and kept for the next build', async () => {
    const { error, fetched, root, build } = await buildWith(await archive());

    expect(error).toMatchObject({ machines: [{ environments: [{ name: 'app' }] }, {}] });
    expect(fetched).toEqual([URL]);
    const [config] = [await readFile(join(root, 'environments/app/pyvenv.cfg'), 'utf8')];
    expect(config).toContain('include-system-site-packages = false');
    await build();
    expect(fetched).toEqual([URL]);
  });

  it('is refused when its bytes are others', async () => {
    const { error } = await buildWith(await archive(), 'b'.repeat(64));

    expect(error).toMatchObject({
      code: 'HASH',
      problems: [
        { message: expect.stringContaining('Python 3.99 cannot be used'), field: 'build.pythons.3.99' },
      ],
    });
  });

  it('is refused when it does not start', async () => {
    const { error } = await buildWith(await archive('echo "cannot execute" >&2; exit 126'));

    expect(error).toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        { machine: 'host-1', message: 'cannot execute' },
        { machine: 'host-2', message: 'cannot execute' },
      ],
    });
  });
});
