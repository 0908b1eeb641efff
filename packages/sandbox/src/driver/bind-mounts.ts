import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { isIn } from '../host/private-places.ts';
import type { DriverOptions } from './driver-options.ts';

/**
 * Paths of the host that a machine must see: Node itself, the code of the agent and its library, the folders of its
 * PATH. Of a home they are all that it sees, so that none is wider than it must be.
 */
export function neededPaths({ agentPath, path }: Pick<DriverOptions, 'agentPath' | 'path'>): string[] {
  const library = createRequire(agentPath).resolve('ssh2');
  const code = [agentPath, library].flatMap((file) => [codeFolder(file), codeFolder(realpathSync(file))]);
  const folders = path.split(':').filter((folder) => folder.startsWith('/') && existsSync(folder));
  return [...new Set([process.execPath, realpathSync(process.execPath), ...code, ...folders])];
}

/** PATH of machines: the host's without the folders of homes, which no instance has. */
export function machinePath(path: string, privateFolders: readonly string[]): string {
  return path
    .split(':')
    .filter((folder) => !isIn(folder, privateFolders))
    .join(':');
}

/**
 * The folders to let into a machine whose own `/tmp`, `/home`... hide the host's. `depths` contains for each
 * hidden folder how many names below it one bind mount is: 1 for `/opt` makes `/opt/tools` one of them.
 */
export function bindMountsOf(needed: readonly string[], depths: Readonly<Record<string, number>>): string[] {
  const bindMounts = Object.entries(depths).flatMap(([hidden, depth]) =>
    needed
      .filter((path) => isIn(path, [hidden]) && path !== hidden)
      .map((path) =>
        path
          .split('/')
          .slice(0, hidden.split('/').length + depth)
          .join('/'),
      ),
  );
  return [...new Set(bindMounts)];
}

/** All packages that were installed with it, or its own package. */
function codeFolder(file: string): string {
  const modules = file.indexOf('/node_modules/');
  if (modules !== -1) return file.slice(0, modules + '/node_modules'.length);
  let folder = dirname(file);
  while (folder !== '/' && !isOwnPackage(folder)) folder = dirname(folder);
  return folder === '/' ? dirname(file) : folder;
}

/** Not the package of somebody who bundled the agent: its folder may be a whole project. */
function isOwnPackage(folder: string): boolean {
  const file = `${folder}/package.json`;
  return existsSync(file) && /"name": *"@ami-select\/sandbox"/.test(readFileSync(file, 'utf8'));
}
