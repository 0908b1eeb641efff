import { FOLDERS } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import type { AssignedBuild } from './assign-builds.ts';
import { checksumsOf } from './checksums.ts';
import type { Delivered } from './deliver.ts';
import { differingFile } from './differing-file.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';
import { OTHER_MODES, workspaceDigestScript, workspaceScript } from './workspace-script.ts';

const TITLE = 'Builds of source archives changed the workspace';

export interface WorkspaceOptions extends PhaseOptions {
  /** What is built, by machine. */
  readonly assigned: ReadonlyMap<string, readonly AssignedBuild[]>;
}

/** Compares workspaces after builds. @throws BuilderError `HASH` that names what differs, and the archives */
export type WorkspaceCheck = () => Promise<void>;

/**
 * Prepares the comparison of the workspaces of the machines that build: with what was delivered there, as long as no step
 * has begun, else with what they are now. Between the two, only the code of a build can change anything.
 */
export async function watchWorkspaces(
  { machines, hashedUploads }: Pick<Delivered, 'machines' | 'hashedUploads'>,
  { assigned, ...options }: WorkspaceOptions,
): Promise<WorkspaceCheck> {
  const builders = machines.filter(({ name }) => assigned.has(name));
  const after = ({ name }: Machine): string => {
    const archives = (assigned.get(name) ?? []).map(({ build }) => build.file.filename).join(', ');
    return `after the build of ${archives}`;
  };
  if (hashedUploads !== undefined) {
    return async () =>
      void (await onEveryMachine(TITLE, builders, (machine) =>
        compareDelivered(machine, hashedUploads, { ...options, after: after(machine) }),
      ));
  }
  const before = await onEveryMachine(TITLE, builders, (machine) => digestOf(machine, options));
  return async () =>
    void (await onEveryMachine(TITLE, builders, async (machine) => {
      if ((await digestOf(machine, options)) === before.get(machine.name)) return;
      const message = `${FOLDERS.workspace} is not as it was before, ${after(machine)}; expected "deliver" as the phase to start from`;
      throwProblems(TITLE, [{ code: 'HASH', message }]);
    }));
}

interface CompareOptions extends PhaseOptions {
  readonly after: string;
}

async function compareDelivered(
  machine: Machine,
  delivered: NonNullable<Delivered['hashedUploads']>,
  { after, ...options }: CompareOptions,
): Promise<void> {
  const uploads = delivered.map(({ path, sha256 }) => ({ path: `${FOLDERS.workspace}/${path}`, sha256 }));
  const executables = delivered.flatMap(({ path, mode = 0 }) => (mode & 0o100 ? [path] : []));
  const result = await runScript(machine, workspaceScript({ files: uploads.length, executables }), {
    ...options,
    phase: 'sdists',
    isQuiet: true,
    repeatable: true,
    stdin: checksumsOf(uploads),
  });
  if (result.exitCode === 0) return;
  const found = differences(result.stdout, executables);
  throwProblems(
    TITLE,
    found.map((what): Problem => {
      return { code: 'HASH', message: `${what} ${after}; expected what was delivered` };
    }),
  );
  throw new BuilderError('MACHINE_FAILED', `the workspace cannot be checked: ${lastLines(result)}`);
}

async function digestOf(machine: Machine, options: PhaseOptions): Promise<string> {
  const result = await runScript(machine, workspaceDigestScript(), {
    ...options,
    phase: 'sdists',
    isQuiet: true,
    repeatable: true,
  });
  const [digest] = /^[0-9a-f]{64}/.exec(result.stdout) ?? [];
  if (result.exitCode === 0 && digest !== undefined) return digest;
  throw new BuilderError('MACHINE_FAILED', `the workspace cannot be checked: ${lastLines(result)}`);
}

function differences(stdout: string, executables: readonly string[]): readonly string[] {
  const [first = '', ...names] = stdout.split('\n').filter((line) => line !== '');
  if (first === OTHER_MODES) return modeDifferences(names, executables);
  return [first, ...names]
    .filter((line) => line !== '')
    .map((line) => {
      const file = differingFile(line);
      return file === undefined ? line : `${file.path} has other bytes`;
    });
}

/** Names come with zero bytes in the place of line ends. */
function modeDifferences(names: readonly string[], executables: readonly string[]): readonly string[] {
  const found = new Set(names.map((name) => name.replace(/^\.\//, '').replaceAll('\0', '\n')));
  const expected = new Set(executables);
  return [
    ...[...found].filter((path) => !expected.has(path)).map((path) => `${path} is executable`),
    ...executables.filter((path) => !found.has(path)).map((path) => `${path} is not executable`),
  ].map((what) => `${FOLDERS.workspace}/${what}`);
}
