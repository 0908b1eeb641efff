import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { SandboxError } from '../../contract/sandbox-error.ts';
import { isIn, type PrivatePlaces } from '../../host/private-places.ts';
import { runTool } from '../../host/run-tool.ts';
import { makeOutlets } from '../outlets.ts';
import { POWER_COMMANDS, writeShims } from '../shims.ts';
import { CACHE_FOLDER, DEVICES } from './mount-table.ts';

/** Options of the layer. */
export interface CommonLayerOptions {
  /** Folder of the layer; created. */
  readonly layer: string;
  /** Folders and files that login users must be able to reach, whatever their modes on the host. */
  readonly reachable: readonly string[];
  /** Folders and files of the host that the machine sees although their folders are hidden; they get a place to be. */
  readonly bindMounts: readonly string[];
  /** The machine does not use the host's name servers, its agent writes which. */
  readonly ownNetwork: boolean;
  /** What of the host the machine shall not see. */
  readonly privatePlaces: PrivatePlaces;
  readonly unshare: string;
  /** A program that can become another user when it is setuid (`setpriv`); absent when the host has a real sudo. */
  readonly become?: string | undefined;
}

const BECOME = '/usr/lib/local-ec2/become';

/**
 * Creates the layer between the host's root and every sandbox's own changes: stand-ins for the power commands
 * and sudo, an empty `/dev`, folders made traversable, private places of the host hidden.
 */
export async function makeCommonLayer(options: CommonLayerOptions): Promise<void> {
  mkdirSync(options.layer, { mode: 0o755 });
  await hidePrivatePlaces(options);
  makeDevices(options.layer);
  makeShims(options);
  for (const path of options.reachable) makeReachable(options.layer, path);
  for (const path of options.bindMounts) if (!isIn(path, ['/tmp'])) makeMountPoint(path, options.layer);
  writeResolver(options);
}

/** Creates what a folder or file of the host is to be mounted on, below another root. */
export function makeMountPoint(path: string, root: string): void {
  const target = root + path;
  if (statSync(path).isDirectory()) mkdirSync(target, { recursive: true });
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, '');
  }
}

function makeDevices(layer: string): void {
  for (const folder of ['dev/pts', 'dev/shm', 'run', 'mnt', 'proc', 'sys'])
    mkdirSync(`${layer}/${folder}`, { recursive: true });
  for (const name of DEVICES) writeFileSync(`${layer}/dev/${name}`, '');
  const links = {
    ptmx: 'pts/ptmx',
    fd: '/proc/self/fd',
    stdin: '/proc/self/fd/0',
    stdout: '/proc/self/fd/1',
    stderr: '/proc/self/fd/2',
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, `${layer}/dev/${name}`);
  makeOutlets(layer);
}

function makeShims({ layer, become }: CommonLayerOptions): void {
  const folder = '/usr/lib/local-ec2';
  mirrorFolder(layer, folder);
  mkdirSync(layer + CACHE_FOLDER);
  writeShims(layer + folder, { seenAs: folder, become: BECOME });
  for (const name of ['systemctl', 'cloud-init', 'cloud-id'])
    copyInto(layer, `${folder}/${name}`, `/usr/bin/${name}`);
  const folders = isLink('/sbin') ? ['/usr/sbin'] : ['/usr/sbin', '/sbin'];
  for (const target of folders)
    for (const name of POWER_COMMANDS) copyInto(layer, `${folder}/${name}`, `${target}/${name}`);
  if (become !== undefined) installSudo({ layer, become });
}

function installSudo({ layer, become }: { layer: string; become: string }): void {
  copyInto(layer, '/usr/lib/local-ec2/sudo', '/usr/bin/sudo');
  copyFileSync(become, layer + BECOME);
  chownSync(layer + BECOME, 0, 0);
  chmodSync(layer + BECOME, 0o4755);
  const sudoers = `${layer}/etc/sudoers.d`;
  mirrorFolder(layer, '/etc');
  mkdirSync(sudoers, { recursive: true, mode: 0o755 });
}

function copyInto(layer: string, source: string, path: string): void {
  mirrorFolder(layer, dirname(path));
  copyFileSync(layer + source, layer + path);
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Creates a folder of the layer with the modes and owners that it has on the host. */
function mirrorFolder(layer: string, path: string, extraMode = 0): void {
  if (path === '/') return;
  mirrorFolder(layer, dirname(path), extraMode);
  const target = layer + path;
  const info = statSync(path, { throwIfNoEntry: false });
  if (info?.isDirectory() !== true && existsSync(target)) return;
  if (!existsSync(target)) mkdirSync(target);
  const mode = ((info?.mode ?? 0o755) & 0o7777) | extraMode;
  chmodSync(target, (statSync(target).mode & 0o111) | mode);
  if (info !== undefined) chownSync(target, info.uid, info.gid);
}

function makeReachable(layer: string, path: string): void {
  for (const one of new Set([path, existsSync(path) ? realpathSync(path) : path])) {
    for (const folder of ancestors(one)) {
      if (needsDoor(folder)) mirrorFolder(layer, folder, 0o001);
    }
  }
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), path];
}

function needsDoor(folder: string): boolean {
  if (isLink(folder)) return false;
  const info = statSync(folder, { throwIfNoEntry: false });
  return info?.isDirectory() === true && (info.mode & 0o001) === 0;
}

/** What a folder holds later stays hidden too: its machines see one of their own, which is empty. */
async function hidePrivatePlaces({ layer, privatePlaces, unshare }: CommonLayerOptions): Promise<void> {
  const { folders, files } = privatePlaces;
  for (const path of [...folders, ...files]) mirrorFolder(layer, dirname(path));
  await makeOpaque(layer, { folders, unshare });
  for (const folder of folders) mirrorFolder(layer, folder);
  for (const file of files) await must('mknod', [layer + file, 'c', '0', '0']);
}

/** Overlayfs marks a folder that took the place of another one: nothing of the layers below shows through. */
async function makeOpaque(
  layer: string,
  { folders, unshare }: { folders: readonly string[]; unshare: string },
): Promise<void> {
  const scratch = `${layer}.scratch`;
  for (const name of ['work', 'merged', ...folders.map((folder) => `lower${folder}`)])
    mkdirSync(`${scratch}/${name}`, { recursive: true });
  await must(unshare, ['--mount', '/bin/sh', '-c', REPLACE, 'sh', scratch, layer, ...folders]);
  rmSync(scratch, { recursive: true });
}

const REPLACE = `
set -e
scratch=$1 layer=$2; shift 2
mount -n -t overlay overlay -o "lowerdir=$scratch/lower,upperdir=$layer,workdir=$scratch/work" "$scratch/merged"
for folder; do rmdir "$scratch/merged$folder"; mkdir -m 700 "$scratch/merged$folder"; done
`;

async function must(tool: string, args: readonly string[]): Promise<void> {
  const result = await runTool(tool, args);
  if (!result.ok)
    throw new SandboxError('DRIVER_UNUSABLE', `private files were not hidden: ${result.problem}`);
}

/** The host's file is often a link into `/run`, which is empty in the machine. */
function writeResolver({ layer, ownNetwork }: CommonLayerOptions): void {
  const file = '/etc/resolv.conf';
  if (ownNetwork || !existsSync(file)) return;
  mirrorFolder(layer, '/etc');
  writeFileSync(layer + file, readFileSync(file));
}
