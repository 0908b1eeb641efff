import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalTransport } from '@ami-select/transport';
import type { Machine } from '../machine/machine.ts';
import { serveFolder } from './serve-folder.ts';
import { tempFolder } from './temp-folder.ts';

const TOOLS = ['dnf', 'rpm', 'rpmbuild', 'createrepo_c'];

/** Whether packages can be made and installed here: dnf changes its root to install. */
export const hasDnf: boolean =
  process.getuid?.() === 0 && TOOLS.every((tool) => spawnSync('which', [tool]).status === 0);

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly epoch?: number;
  readonly requires?: string;
}

/** A machine whose dnf and rpm work in a folder, with a repository of its own. */
export interface RpmMachine {
  readonly machine: Machine;
  /** Ends the server of the repository. */
  goOffline(): Promise<void>;
  /** `epoch:version` of an installed package. */
  version(name: string): Promise<string>;
}

/** Makes the packages, their repository and a machine whose disk is empty. */
export async function rpmMachine(packages: readonly Package[]): Promise<RpmMachine> {
  const folder = await tempFolder();
  const [bin, repository, root] = ['bin', 'repository', 'root'].map((name) => join(folder, name));
  if (bin === undefined || repository === undefined || root === undefined) throw new Error('no folders');
  for (const path of [bin, repository, root, join(folder, 'none')]) await mkdir(path);
  for (const one of packages) await makePackage(one, folder, repository);
  run('createrepo_c', ['-q', repository]);
  const server = await serveFolder(repository);
  const options = `--installroot=${root} --setopt=reposdir=${folder}/none --repofrompath=t,${server.address} --setopt=cachedir=${folder}/cache --releasever=1 --setopt=proxy=`;
  await writeProgram(join(bin, 'dnf'), `exec /usr/bin/dnf ${options} --nogpgcheck "$@"`);
  await writeProgram(join(bin, 'rpm'), `exec /usr/bin/rpm --root ${root} "$@"`);
  await writeProgram(join(bin, 'cloud-init'), 'exit 0');
  const local = createLocalTransport({ label: 'host-1', root: folder });
  const exec: typeof local.exec = (script, given) => local.exec(`PATH=${bin}:$PATH\n${script}`, given);
  return {
    machine: { name: 'host-1', transport: { ...local, exec } },
    goOffline: server.close,
    version: async (name) => (await exec(`rpm -q --qf '%{EPOCHNUM}:%{VERSION}' ${name}`)).stdout,
  };
}

async function makePackage(
  { name, version, epoch = 0, requires }: Package,
  folder: string,
  repository: string,
): Promise<void> {
  const spec = join(folder, `${name}-${version}.spec`);
  const lines = [
    `Name: ${name}`,
    `Version: ${version}`,
    `Epoch: ${epoch}`,
    'Release: 1',
    'Summary: a package',
    'License: MIT',
    'BuildArch: noarch',
    ...(requires === undefined ? [] : [`Requires: ${requires}`]),
    '%description',
    'A package.',
    '%files',
    '',
  ];
  await writeFile(spec, lines.join('\n'));
  run('rpmbuild', ['--define', `_topdir ${folder}/top`, '--define', `_rpmdir ${repository}`, '-bb', spec]);
}

function run(command: string, parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

async function writeProgram(path: string, body: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
}
