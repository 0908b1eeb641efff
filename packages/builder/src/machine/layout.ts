/** The folder of a build on a machine, below the home of its user. */
export const REMOTE_ROOT = '.ami-select/build';

/** Locked on a machine for as long as a build has it; no build deletes it. */
export const REMOTE_LOCK = '.ami-select/build.lock';

/** Folders below `REMOTE_ROOT`. */
export const FOLDERS = {
  /** `<sha256>/<file name>`, of every wheel once. */
  wheels: 'wheels',
  /** `<environment>/<file name>`: links to wheels, so that environments may lock one file name to different bytes. */
  wheelhouse: 'wheelhouse',
  tools: 'tools',
  requirements: 'requirements',
  /** `<sha256>/`: what the archive of a Python has, and `bin` with a script that starts it. */
  pythons: 'pythons',
  /** `<key>/<file name>`: wheels built of source archives, kept for the next build. */
  built: 'built',
  /** Of a build of a source archive, deleted after it. */
  building: 'building',
  /** Programs taken out of tools. */
  programs: 'programs',
  /** Of an installation, deleted after it. */
  cache: 'cache',
  /** The content that each environment was made from, to keep it while that is the same. */
  stamps: 'stamps',
  environments: 'environments',
  workspace: 'workspace',
} as const;

export const REMOTE_WORKSPACE: string = `${REMOTE_ROOT}/${FOLDERS.workspace}`;

/** The list of what was delivered to the workspace; no environment can have this name. */
export const REMOTE_UPLOAD_LIST: string = `${FOLDERS.requirements}/uploads.sha256`;

/** Of an environment that was installed as a whole. */
export function stampPath(environment: string): string {
  return `${FOLDERS.stamps}/${environment}`;
}

/** Shell lines that go to the root of the build and name it `$root`. */
export const ENTER: string = `cd "$HOME/${REMOTE_ROOT}" || exit 1\nroot=$PWD`;
