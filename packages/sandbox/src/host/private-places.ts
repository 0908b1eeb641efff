import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';

/** What of the host is nobody's business inside a machine. Absolute paths; none lies in another. */
export interface PrivatePlaces {
  /** Folders of which machines see an empty one. */
  readonly folders: readonly string[];
  /** Files and sockets that machines do not see, existing or not. */
  readonly files: readonly string[];
}

/** Homes, and what clouds, clusters and container engines keep on a host: credentials, user data, images. */
const FOLDERS: readonly string[] = [
  '/home',
  '/root',
  '/etc/kubernetes',
  '/etc/letsencrypt',
  '/etc/NetworkManager/system-connections',
  '/etc/rancher',
  '/etc/ssl/private',
  '/etc/wireguard',
  '/var/lib/cloud',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/lib/rancher',
  '/var/lib/tailscale',
];

const FILES: readonly string[] = ['/etc/boto.cfg', '/etc/krb5.keytab'];

/** Variables that name such folders: a home, the state folder of ours, a runner's temporary files and checkout. */
const FOLDER_VARIABLES: readonly string[] = [
  'HOME',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'XDG_RUNTIME_DIR',
  'XDG_STATE_HOME',
  'RUNNER_TEMP',
  'GITHUB_WORKSPACE',
  'AZURE_CONFIG_DIR',
  'CLOUDSDK_CONFIG',
  'DOCKER_CONFIG',
  'GNUPGHOME',
];

/** Variables that name such files and sockets. */
const FILE_VARIABLES: readonly string[] = [
  'SSH_AUTH_SOCK',
  'DOCKER_HOST',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'GIT_CONFIG_GLOBAL',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'KUBECONFIG',
  'NETRC',
  'NPM_CONFIG_USERCONFIG',
  'PIP_CONFIG_FILE',
];

/** Folders that make the system: a machine without one would not boot. */
const SYSTEM =
  /^\/(|bin|boot|dev|etc|lib\w*|media|mnt|opt|proc|run|s?bin|srv|sys|tmp|usr|var)(\/(bin|cache|etc|lib\w*|local|log|run|sbin|share|tmp))?$/;

/** The private places of this host and of the user whose variables these are. */
export function privatePlaces(variables: Readonly<Record<string, string>> = ownVariables()): PrivatePlaces {
  const named = (names: readonly string[]): string[] =>
    names.flatMap((name) => pathsIn(variables[name] ?? ''));
  const [namedFolders, namedFiles] = [named(FOLDER_VARIABLES), named(FILE_VARIABLES)];
  const folders = outermost([
    ...FOLDERS.filter((path) => existsSync(path)),
    ...namedFolders,
    ...namedFiles.filter(isFolder),
  ]);
  const files = [...FILES, ...namedFiles].filter((path) => !isFolder(path));
  return { folders, files: [...new Set(files)].filter((path) => !isIn(path, folders)) };
}

/** True for one of the folders and everything in it. */
export function isIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** Names of paths, of lists of paths, of sockets as URLs; each as it is and where its links lead. */
function pathsIn(value: string): string[] {
  const paths = value
    .split(':')
    .map((path) => posix.normalize(path.replace(/^\/\/+/, '/')))
    .filter((path) => path.startsWith('/'))
    .map((path) => path.replace(/(?<=.)\/$/, ''));
  const real = paths.filter((path) => existsSync(path)).map((path) => realpathSync(path));
  return [...paths, ...real].filter((path) => !SYSTEM.test(path));
}

function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)];
  return all.filter(
    (folder) =>
      !isIn(
        folder,
        all.filter((other) => other !== folder),
      ),
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The variables of this process; by a child, for what they say is decided by whoever started it. */
function ownVariables(): Record<string, string> {
  const pairs = execFileSync('/usr/bin/env', ['-0'], { encoding: 'utf8' }).split('\0');
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s, 2)));
}
