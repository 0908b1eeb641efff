import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalTransport } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { serveFolder } from './serve-folder.ts';
import { tempFolder } from './temp-folder.ts';

const TOOLS = ['apt-get', 'dpkg', 'dpkg-deb', 'dpkg-query', 'python3'];

/** Whether packages can be made and installed here. */
export const hasApt: boolean =
  process.getuid?.() === 0 && TOOLS.every((tool) => spawnSync('which', [tool]).status === 0);

/** A machine whose apt and dpkg work in a folder, with a repository of its own. */
export interface AptMachine {
  readonly machine: Machine;
  /** The lock file of the lists. */
  readonly listsLock: string;
  /** Ends the server of the repository. */
  goOffline(): Promise<void>;
}

/** Makes versions of the package `foo`, their repository and a machine that has none of them. */
export async function aptMachine(versions: readonly string[]): Promise<AptMachine> {
  const folder = await tempFolder();
  const root = join(folder, 'root');
  const folders = ['etc/apt/apt.conf.d', 'etc/apt/preferences.d', 'var/lib/apt/lists/partial'];
  for (const path of [
    ...folders,
    'var/cache/apt/archives/partial',
    'var/lib/dpkg/updates',
    'var/lib/dpkg/info',
    'var/log/apt',
  ])
    await mkdir(join(root, path), { recursive: true });
  for (const path of ['status', 'available']) await writeFile(join(root, 'var/lib/dpkg', path), '');
  const repository = join(folder, 'repository');
  await mkdir(repository);
  const entries = await Promise.all(versions.map((version) => makePackage(version, folder, repository)));
  await writeFile(join(repository, 'Packages'), entries.join('\n'));
  const { address, close } = await serveFolder(repository);
  await writeFile(join(root, 'etc/apt/sources.list'), `deb [trusted=yes] ${address} ./\n`);
  const options = [
    `Dir=${root}`,
    `Dir::State::status=${root}/var/lib/dpkg/status`,
    `DPkg::Options::=--root=${root}`,
    'DPkg::Options::=--force-not-root,bad-path',
    'APT::Sandbox::User=root',
    'Acquire::http::Proxy=false',
  ];
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const given = options.map((option) => `-o '${option}'`).join(' ');
  await writeProgram(join(bin, 'apt-get'), `exec /usr/bin/apt-get ${given} "$@"`);
  await writeProgram(
    join(bin, 'dpkg-query'),
    `exec /usr/bin/dpkg-query --admindir=${root}/var/lib/dpkg "$@"`,
  );
  await writeProgram(join(bin, 'cloud-init'), 'exit 0');
  const local = createLocalTransport({ label: 'host-1', root: folder });
  const exec: typeof local.exec = (script, more) => local.exec(`PATH=${bin}:$PATH\n${script}`, more);
  return {
    machine: { name: 'host-1', transport: { ...local, exec } },
    listsLock: join(root, 'var/lib/apt/lists/lock'),
    goOffline: close,
  };
}

/** @returns the paragraph of the package in the list of its repository */
async function makePackage(version: string, folder: string, repository: string): Promise<string> {
  const source = join(folder, `foo-${version}`);
  const control = `Package: foo\nVersion: ${version}\nArchitecture: all\nMaintainer: a <a@example.com>\nDescription: a package\n`;
  await mkdir(join(source, 'DEBIAN'), { recursive: true });
  await writeFile(join(source, 'DEBIAN/control'), control);
  await writeFile(join(source, 'foo.txt'), version);
  const name = `foo_${version}_all.deb`;
  const { status, stderr } = spawnSync('dpkg-deb', ['--build', source, join(repository, name)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const bytes = await readFile(join(repository, name));
  const digest = createHash('sha256').update(bytes).digest('hex');
  return `${control}Filename: ./${name}\nSize: ${bytes.length}\nSHA256: ${digest}\n`;
}

async function writeProgram(path: string, body: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
}
