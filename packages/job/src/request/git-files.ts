import { execFile } from 'node:child_process';
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Variables } from '@ami-select/access';

const TIMEOUT_MS = 30_000;
const LARGEST_LISTING = 64 * 2 ** 20;

/**
 * A repository's own settings may name programs; none of these runs. Nothing is written, and nothing is fetched.
 * Sources: git-config (core.fsmonitor, core.hooksPath, protocol.allow, safe) and git (environment).
 */
const HARMLESS = [
  '--no-optional-locks',
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'],
  ...['-c', 'safe.bareRepository=explicit', '-c', 'safe.directory=*'],
];

/** The files of a work tree that git does not ignore, or why git could not list them. */
export type GitListing =
  | { readonly files: readonly string[] }
  | { readonly problem: string; readonly isMissing: boolean };

const MISSING = 'git is not installed';

/**
 * Lists what git tracks or would track below a directory: paths below it, those of repositories inside included;
 * deleted files are not. Undefined outside of a work tree.
 */
export async function gitFiles(directory: string, variables: Variables): Promise<GitListing | undefined> {
  if (!isInRepository(directory)) return undefined;
  const files = new Set<string>();
  const folders = [''];
  for (const folder of folders) {
    const listing = await listOne(join(directory, folder), variables);
    if (typeof listing === 'string') return { problem: listing, isMissing: listing === MISSING };
    for (const name of listing.map((path) => posix.join(folder, path))) {
      const stats = lstatSync(join(directory, name), { throwIfNoEntry: false });
      if (stats === undefined) continue;
      if (!stats.isDirectory()) files.add(name);
      else if (existsSync(join(directory, name, '.git'))) folders.push(name);
    }
  }
  return { files: [...files].sort() };
}

/** Whether a directory or one above it has a `.git`, a folder or the file of a further work tree. */
function isInRepository(directory: string): boolean {
  if (existsSync(join(directory, '.git'))) return true;
  const parent = dirname(directory);
  return parent !== directory && isInRepository(parent);
}

/** The paths of one repository, or why there are none. */
function listOne(cwd: string, variables: Variables): Promise<readonly string[] | string> {
  const parameters = [...HARMLESS, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const options = { cwd, env: environment(variables), timeout: TIMEOUT_MS, maxBuffer: LARGEST_LISTING };
  return new Promise((resolve) => {
    const child = execFile('git', parameters, options, (error, stdout) => {
      if (error === null) resolve(stdout.split('\0').filter((path) => path !== ''));
      else if (error.code === 'ENOENT') resolve(MISSING);
      else if (error.killed) resolve(`git took more than ${TIMEOUT_MS / 1000} s, or listed more than 64 MiB`);
      else resolve(`git ended with status ${error.code}`);
    });
    child.stdin?.end();
  });
}

/** The environment without git's own variables, in plain English, and without transports for missing objects. */
function environment(variables: Variables): NodeJS.ProcessEnv {
  const own = Object.entries(variables).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
