import { ENTER, FOLDERS } from '../machine/layout.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { AssignedBuild } from './assign-builds.ts';
import { checkFilesScript } from './check-files-script.ts';
import { checksumsOf } from './checksums.ts';
import { differingFile } from './differing-file.ts';
import type { HashedUpload } from './hash-uploads.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import type { SystemReady } from './system.ts';

const TITLE = 'Builds of source archives changed the workspace';

export interface WorkspaceOptions extends PhaseOptions {
  /** What was built, by machine. */
  readonly assigned: ReadonlyMap<string, readonly AssignedBuild[]>;
}

/**
 * Compares the workspaces of the machines that built with what was delivered there: no step has run yet, so that only
 * the code of a build can have changed anything. Nothing is compared where the delivery was that of an earlier run.
 * @throws BuilderError `HASH` that names what differs, and the archives
 */
export async function checkWorkspaces(
  { machines, hashedUploads }: Pick<SystemReady, 'machines' | 'hashedUploads'>,
  { assigned, ...options }: WorkspaceOptions,
): Promise<void> {
  if (hashedUploads === undefined) return;
  const uploads = hashedUploads.map(inWorkspace);
  const builders = machines.filter(({ name }) => assigned.has(name));
  await onEveryMachine(TITLE, builders, async (machine) => {
    const result = await runScript(machine, workspaceScript(uploads.length), {
      ...options,
      phase: 'sdists',
      isQuiet: true,
      repeatable: true,
      stdin: checksumsOf(uploads),
    });
    if (result.exitCode === 0) return;
    const archives = (assigned.get(machine.name) ?? []).map(({ build }) => build.file.filename).join(', ');
    throwProblems(TITLE, differences(result.stdout, archives));
    throw new BuilderError('MACHINE_FAILED', `the workspace cannot be checked: ${lastLines(result)}`);
  });
}

function inWorkspace({ path, sha256 }: HashedUpload): Pick<HashedUpload, 'path' | 'sha256'> {
  return { path: `${FOLDERS.workspace}/${path}`, sha256 };
}

/** Names may hold line ends, so that what `find` prints is counted by the zero bytes. */
function workspaceScript(files: number): string {
  return [
    ENTER,
    `count=$(($(find ${FOLDERS.workspace} ! -type d -print0 | tr -dc '\\0' | wc -c)))`,
    `[ "$count" = ${files} ] || { echo "${FOLDERS.workspace} has $count files instead of ${files}"; exit 1; }`,
    ...(files > 0 ? [checkFilesScript()] : []),
  ].join('\n');
}

function differences(stdout: string, archives: string): readonly Problem[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const file = differingFile(line);
      const what = file === undefined ? line : `${file.path} has other bytes`;
      return { code: 'HASH', message: `${what} after the build of ${archives}; expected what was delivered` };
    });
}
