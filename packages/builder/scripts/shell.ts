import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface ShellOptions {
  readonly folder: string;
  /** Searched for programs first. */
  readonly path?: string;
}

const run = promisify(execFile);

/** What would let the machine that makes a lock file show in it: the configuration of pip and uv on it. */
const CLEAN =
  'unset PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS UV_INDEX_URL UV_DEFAULT_INDEX UV_FIND_LINKS UV_INDEX VIRTUAL_ENV;' +
  'export PIP_DISABLE_PIP_VERSION_CHECK=1 PIPENV_IGNORE_VIRTUALENVS=1 PIPENV_VENV_IN_PROJECT=1 PIPENV_YES=1 PIPENV_NOSPIN=1' +
  ' POETRY_VIRTUALENVS_CREATE=false HATCH_DATA_DIR="$PWD/.hatch" PDM_CHECK_UPDATE=0 NO_COLOR=1;';

/** Runs a command with `sh`. @throws with its output when it fails */
export async function shell(command: string, { folder, path = '' }: ShellOptions): Promise<string> {
  const script = `${CLEAN} PATH='${path}':"$PATH"; ${command}`;
  const { stdout, stderr } = await run('sh', ['-euc', script], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return stdout + stderr;
}
