import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { pin, project } from '../testing/example.ts';
import { flipping, interposed } from '../testing/faulty-machines.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { pythonArchive } from '../testing/python-archive.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { plan } from './plan.ts';
import { runBuild } from './run-build.ts';

const URL = 'https://example.com/python.tar.gz';
const [program = '', version = ''] =
  spawnSync(
    'python3',
    ['-I', '-c', 'import platform, sys; print(sys.executable); print(platform.python_version())'],
    { encoding: 'utf8' },
  ).stdout?.split('\n') ?? [];
const minor = version.split('.', 2).join('.');

/** An archive whose Python is a script that starts the one of this machine. */
function archive({ command = `exec ${program} "$@"`, named = version } = {}): Buffer {
  return pythonArchive({ version: named, program: `#!/bin/sh\n${command}\n` });
}

/** A folder with the programs of this machine but every Python. */
async function programsWithoutPython(): Promise<string> {
  const folder = await tempFolder();
  for (const from of ['/usr/bin', '/bin']) {
    for (const name of await readdir(from)) {
      if (!name.startsWith('python')) await symlink(join(from, name), join(folder, name)).catch(() => {});
    }
  }
  return folder;
}

/** Machines that have no Python, and what ran on them in which order. */
async function bareMachines(folder: string, log: string[] = []): Promise<readonly Machine[]> {
  const path = await programsWithoutPython();
  return (await localMachines(2, folder)).map((machine) => {
    const { transport, name } = machine;
    const bare: Machine = {
      ...machine,
      transport: {
        ...transport,
        exec: (script, options) => transport.exec(`PATH=${path}; export PATH\n${script}`, options),
      },
    };
    return interposed(bare, (call, run) => {
      if (call.kind === 'putTree') log.push(`${name} gets files`);
      if (call.name.includes('sha256sum -c 2>&1')) log.push(`${name} is checked`);
      if (call.name.includes('tar -xzf')) log.push(`${name} unpacks`);
      return run();
    });
  });
}

interface Outcome {
  readonly error: unknown;
  readonly fetched: readonly string[];
  readonly log: readonly string[];
  readonly root: string;
  readonly build: () => Promise<unknown>;
  readonly continued: (from: 'install') => Promise<unknown>;
}

interface BuildOptions {
  readonly digest?: string;
  readonly change?: (machine: Machine) => Machine;
}

async function buildWith(
  bytes: Buffer,
  { digest = sha256(bytes), change = (machine) => machine }: BuildOptions = {},
): Promise<Outcome> {
  const folder = await tempFolder();
  const environments = { app: { requirements: ['r.txt'], python: minor } };
  const one = { url: URL, sha256: digest };
  const pythons = { [minor]: { x86_64: one, arm64: one } };
  const what = await project(pin('greeter==1.4'), { folder, environments, pythons });
  const fetched: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    fetched.push(url);
    return new Response(new Uint8Array(bytes));
  };
  const log: string[] = [];
  const machines = (await bareMachines(folder, log)).map(change);
  const wheelCache = { folder: join(folder, 'cache') };
  await mkdir(wheelCache.folder);
  const outputDirectory = join(folder, 'output');
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory, wheelCache, fetch };
  const build = (): Promise<unknown> => runBuild(what, machines, options);
  const continued: Outcome['continued'] = (from) => runBuild(what, machines, { ...options, from });
  const error = await build().catch((reason: unknown) => reason);
  expect(plan(what, machines)[0]?.scripts.map(({ title }) => title)).toContain(
    `Python ${minor} for x86_64, where it is missing`,
  );
  return { error, fetched, log, root: join(folder, 'host-1/.ami-select/build'), build, continued };
}

describe.skipIf(!hasPython)('a Python that is brought (needs python3 with venv)', () => {
  it('is fetched once, unpacked when every machine has everything, and unpacked anew by the next build', async () => {
    const { error, fetched, log, root, build } = await buildWith(archive());

    expect(error).toMatchObject({
      machines: [{ environments: [{ name: 'app' }] }, {}],
      pythons: [{ version: minor, sha256: sha256(archive()) }],
    });
    expect(fetched).toEqual([URL]);
    const unpacked = log.findIndex((line) => line.endsWith('unpacks'));
    expect([...new Set(log.slice(0, unpacked))].toSorted()).toEqual([
      'host-1 gets files',
      'host-1 is checked',
      'host-2 gets files',
      'host-2 is checked',
    ]);
    const config = await readFile(join(root, 'environments/app/pyvenv.cfg'), 'utf8');
    expect(config).toContain('include-system-site-packages = false');
    const [folder = ''] = await readdir(join(root, 'pythons'));
    const unpackedProgram = join(root, 'pythons', folder, 'python/bin', `python${minor}`);
    await writeFile(unpackedProgram, `#!/bin/sh\ntouch "${root}/started"\nexec ${program} "$@"\n`);

    await build();

    expect(fetched).toEqual([URL]);
    expect(existsSync(join(root, 'started'))).toBe(false);
    expect(await readFile(unpackedProgram, 'utf8')).toBe(`#!/bin/sh\nexec ${program} "$@"\n`);
  });

  it('is refused when its bytes are others', async () => {
    const { error, log } = await buildWith(archive(), { digest: 'b'.repeat(64) });

    expect(error).toMatchObject({
      code: 'HASH',
      problems: [
        {
          message: expect.stringContaining(`Python ${minor} cannot be used`),
          field: expect.stringMatching(/^build\.pythons\.3\.\d+\.(x86_64|arm64)$/),
        },
      ],
    });
    expect(log).toEqual([]);
  });

  it('is compared on every machine before any unpacks it', async () => {
    const bytes = archive();
    const change = (machine: Machine): Machine =>
      machine.name === 'host-2' ? flipping(machine, /python\.tar\.gz$/) : machine;

    const { error, log } = await buildWith(bytes, { change });

    expect(error).toMatchObject({
      code: 'HASH',
      problems: [{ machine: 'host-2', message: expect.stringContaining('python.tar.gz arrived with other') }],
    });
    expect(log.filter((line) => line.endsWith('unpacks'))).toEqual([]);
  });

  it('is unpacked by a build that goes on from the install, unless its archive changed since', async () => {
    const { root, continued } = await buildWith(archive({ command: `[ -e /nowhere ]` }));
    const [folder = ''] = await readdir(join(root, 'pythons'));
    await writeFile(join(root, 'pythons', folder, 'python.tar.gz'), 'another');

    const error = await continued('install').catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      code: 'HASH',
      problems: [
        { machine: 'host-1', message: expect.stringContaining(`Python ${minor} cannot be unpacked`) },
        { machine: 'host-2' },
      ],
    });
  });

  it('is refused when it does not start', async () => {
    const { error } = await buildWith(archive({ command: 'echo "cannot execute" >&2; exit 126' }));

    expect(error).toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        { machine: 'host-1', message: `Python ${minor} does not start:\ncannot execute` },
        { machine: 'host-2' },
      ],
    });
  });

  it('is refused when it is another than its archive says', async () => {
    const { error } = await buildWith(archive({ named: `${minor}.99` }));

    expect(error).toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        {
          machine: 'host-1',
          message: `Python ${minor} is not what its archive says because its python_full_version is "${version}"; expected "${minor}.99"`,
        },
        { machine: 'host-2' },
      ],
    });
  });

  it('is refused before anything is sent when its archive has no Python', async () => {
    const { error, log } = await buildWith(readFileSync(new globalThis.URL(import.meta.url)));

    expect(error).toMatchObject({
      code: 'INVALID_BUILD',
      problems: [{ message: expect.stringContaining('it is not a whole .tar.gz') }],
    });
    expect(log).toEqual([]);
  });
});
