import { existsSync, realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { basename } from 'node:path';
import { runTool } from '../host/run-tool.ts';
import { POWER_COMMANDS } from './shims.ts';

const FOLDERS: readonly string[] = ['/sbin', '/usr/sbin', '/bin', '/usr/bin'];

/** The programs that switch this machine off, each with the stand-in that can take its place. */
export function powerPrograms(folders: readonly string[] = FOLDERS): ReadonlyMap<string, string> {
  const names = [...POWER_COMMANDS, 'systemctl'];
  const programs = new Map<string, string>();
  for (const file of folders.flatMap((folder) => names.map((name) => `${folder}/${name}`))) {
    if (!existsSync(file)) continue;
    const real = realpathSync(file);
    // Where they are links to systemctl, its stand-in goes by the name that it is called by.
    programs.set(real, names.includes(basename(real)) ? basename(real) : basename(file));
  }
  return programs;
}

const SCRIPT =
  'while [ "$1" != -- ]; do mount -n --bind "$1" "$2" || exit 1; shift 2; done; shift; exec "$@"';

/**
 * The start of a command line under which the programs are the stand-ins of the folder `bin`, whatever path they
 * are called by. Empty where that needs what this user may not do; then they are this machine's own.
 */
export async function maskPower(
  bin: string,
  programs: ReadonlyMap<string, string> = powerPrograms(),
): Promise<readonly string[]> {
  if (platform() !== 'linux' || process.getuid?.() !== 0) return [];
  const pairs = [...programs].flatMap(([program, name]) => [`${bin}/${name}`, program]);
  const start = [
    'unshare',
    '--mount',
    '--propagation',
    'private',
    '/bin/sh',
    '-c',
    SCRIPT,
    'sh',
    ...pairs,
    '--',
  ];
  const [tool = 'unshare', ...args] = start;
  const trial = await runTool(tool, [...args, 'true']);
  return trial.ok ? start : [];
}
