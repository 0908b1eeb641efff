import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBuild, runBuild } from '@ami-select/builder';
import { silentLogger, systemClock } from '@ami-select/core';
import { createLocalTransport } from '@ami-select/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InstalledFile, installedFiles } from './installed-files.ts';
import { lockOf, writeOddWheels } from './odd-wheels.ts';

const TOOLS = fileURLToPath(new URL('../peers/.wheels', import.meta.url));
const tools = existsSync(TOOLS) ? readdirSync(TOOLS).filter((name) => name.endsWith('.whl')) : [];
const title = `uv and pip, side by side${tools.length > 0 ? '' : ' (not installed: run e2e/peers/install)'}`;

const PACKED_PROGRAMS = ['bin/plain-script', 'bin/python-script'];

/** Programs, namespaces, data and metadata of the wheels, as something that is installed uses them. */
const USE = `set -e
cd "$ENVIRONMENT"
bin/hello
bin/hello-again two words
bin/hello-gui
bin/plain-script
bin/python-script
bin/python -c 'import ns.one, ns.two, purepart, platpart; print(ns.one.X, ns.two.X, purepart.X, platpart.X)'
bin/python -c 'import importlib.metadata as m; print(sorted((d.name, d.version) for d in m.distributions()))'
bin/python -c 'import importlib.metadata as m; print(m.entry_points(group="hello.plugins"))'
bin/python -c 'import importlib.resources as r; print((r.files("hello") / "data/é ü.txt").read_text("utf-8"))'
cat share/extra/config.txt`;

describe.skipIf(tools.length === 0)(title, { timeout: 120_000 }, () => {
  let folder: string;
  let environments: Readonly<Record<'our uv' | 'our pip' | 'uv' | 'pip', string>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'installers-'));
    const wheels = join(folder, 'wheels');
    mkdirSync(wheels);
    writeOddWheels(wheels);
    writeFileSync(join(folder, 'lock.txt'), lockOf(wheels));
    for (const name of tools) copyFileSync(join(TOOLS, name), join(wheels, name));
    environments = {
      'our uv': await build('uv'),
      'our pip': await build('pip'),
      uv: withUv(),
      pip: withPip(),
    };
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function build(installer: 'uv' | 'pip'): Promise<string> {
    const fields = { environments: { app: { requirements: ['lock.txt'] } }, index: 'wheels', installer };
    const root = join(folder, installer);
    const transport = createLocalTransport({ label: installer, root });
    await runBuild(loadBuild(fields, { baseDirectory: folder }), [{ name: installer, transport }], {
      clock: systemClock,
      logger: silentLogger,
      report: () => undefined,
      outputDirectory: join(folder, `output-${installer}`),
    });
    return join(root, '.ami-select/build/environments/app');
  }

  function emptyEnvironment(name: string): string {
    const environment = join(folder, name);
    execFileSync('python3', ['-m', 'venv', '--without-pip', environment]);
    return environment;
  }

  function wheelOf(name: string): string {
    return join(TOOLS, tools.find((one) => one.startsWith(`${name}-`)) ?? '');
  }

  function withPip(): string {
    const environment = emptyEnvironment('pip-alone');
    const python = join(environment, 'bin/python');
    const install = [
      'install',
      '--no-compile',
      '--require-hashes',
      '--no-index',
      '--find-links',
      'wheels',
      '-r',
      'lock.txt',
    ];
    execFileSync('python3', [`${wheelOf('pip')}/pip`, '--quiet', '--python', python, ...install], {
      cwd: folder,
    });
    return environment;
  }

  function withUv(): string {
    const environment = emptyEnvironment('uv-alone');
    const python = join(environment, 'bin/python');
    execFileSync('python3', ['-m', 'zipfile', '-e', wheelOf('uv'), join(folder, 'tool')]);
    const uv = join(folder, 'tool/uv-0.13.9.data/scripts/uv');
    execFileSync('chmod', ['+x', uv]);
    const sync = ['pip', 'sync', '--quiet', '--offline', '--no-config', '--python', python];
    const from = ['--require-hashes', '--no-index', '--find-links', 'wheels', 'lock.txt'];
    const env = { ...process.env, UV_CACHE_DIR: join(folder, 'cache') };
    execFileSync(uv, [...sync, ...from], { cwd: folder, env });
    return environment;
  }

  const filesOf = (who: keyof typeof environments): readonly InstalledFile[] =>
    installedFiles(environments[who]);

  function use(who: keyof typeof environments): string {
    const env = { PATH: process.env.PATH, ENVIRONMENT: environments[who] };
    return execFileSync('sh', ['-c', USE], { env, encoding: 'utf8' });
  }

  it('make the same files, ours and uv by itself', () => {
    const files = filesOf('uv');

    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'bin/hello',
        'etc/extra.conf',
        'include/extra-files/extra.h',
        'site/ns/two.py',
      ]),
    );
    expect(filesOf('our uv')).toEqual(files);
    expect(filesOf('our pip')).toEqual(files);
  });

  it('make the files that pip makes by itself, but for modes and the name of one folder', () => {
    const asPipHasThem = filesOf('our pip').map((file) => {
      // The wheel was packed without modes of programs, and pip leaves them so.
      if (PACKED_PROGRAMS.includes(file.path)) return { ...file, isProgram: false };
      return { ...file, path: file.path.replace('include/extra-files/', 'include/extra_files/') };
    });

    expect(filesOf('pip')).toEqual(asPipHasThem);
  });

  it('make programs and packages that do the same', () => {
    for (const path of PACKED_PROGRAMS) execFileSync('chmod', ['+x', join(environments.pip, path)]);
    const printed = use('pip');

    expect(printed).toContain("hello []\nhello ['two', 'words']\n");
    for (const who of ['our pip', 'our uv', 'uv'] as const) expect([who, use(who)]).toEqual([who, printed]);
  });
});
