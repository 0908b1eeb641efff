import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { DriverOptions } from './driver-options.ts';

/** Paths of the host that a machine must see: Node, agent, libraries, the folders of PATH that exist. */
export function neededPaths(options: DriverOptions): string[] {
  const library = createRequire(options.agentPath).resolve('ssh2');
  const files = [process.execPath, options.agentPath, library].flatMap((file) => [file, realpathSync(file)]);
  const folders = options.path.split(':').filter((folder) => folder.startsWith('/') && existsSync(folder));
  return [...new Set([...files.map((file) => dirname(file)), ...folders])];
}

/** True for the folder itself and everything in it. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/**
 * The folders to let into a machine whose own `/tmp`, `/home`... hide the host's. `depths` contains for each
 * hidden folder how many names below it one bind mount is: 2 for `/home` makes `/home/me/tools` one of them.
 */
export function bindMountsOf(needed: readonly string[], depths: Readonly<Record<string, number>>): string[] {
  const bindMounts = Object.entries(depths).flatMap(([hidden, depth]) =>
    needed
      .filter((path) => isBelow(path, hidden) && path !== hidden)
      .map((path) =>
        path
          .split('/')
          .slice(0, hidden.split('/').length + depth)
          .join('/'),
      ),
  );
  return [...new Set(bindMounts)];
}
