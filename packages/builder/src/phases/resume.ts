import { ENTER, FOLDERS, REMOTE_ROOT, REMOTE_UPLOAD_LIST } from '../machine/layout.ts';
import { BuilderError, type Problem } from '../report/errors.ts';
import { PHASES, type Phase } from '../report/events.ts';
import { throwProblems } from '../report/problem.ts';
import { assignBuilds } from './assign-builds.ts';
import { checkFilesScript } from './check-files-script.ts';
import { checksumsOf } from './checksums.ts';
import type { Delivered } from './deliver.ts';
import { type DeliveredFile, deliveryFor } from './delivery.ts';
import { differingFile } from './differing-file.ts';
import type { Fetched } from './fetch.ts';
import { onEveryMachine } from './on-every-machine.ts';
import { lastLines, type PhaseOptions, runScript } from './run-script.ts';

/** A phase that a build can start from; machines are always probed. */
export type ResumePhase = Exclude<Phase, 'probe'>;

/** The phases that a build can start from, on machines that an earlier one prepared. */
export const RESUMABLE: readonly ResumePhase[] = PHASES.filter((phase) => phase !== 'probe');

/** Whether a phase comes before another one. */
export function isBefore(phase: Phase, other: Phase): boolean {
  return PHASES.indexOf(phase) < PHASES.indexOf(other);
}

export interface LeftOptions extends PhaseOptions {
  readonly from: ResumePhase;
  /** Of the list of uploads that the machines have; none where nothing was uploaded. */
  readonly uploadListSha256?: string | undefined;
}

const TITLE = 'The build cannot go on where it was';

/**
 * Compares what an earlier build delivered, and where it installed, with what must be there; the sources in the workspace
 * may have changed since, the list of them may not.
 * @throws BuilderError `MACHINE_FAILED` that names machine and file
 */
export async function checkLeft(fetched: Fetched, options: LeftOptions): Promise<Delivered> {
  const { machines, resolutions, wheels, build } = fetched;
  const { from, uploadListSha256 } = options;
  const environments = isBefore('install', from) ? build.environments.map(({ name }) => name) : [];
  const builds = assignBuilds(resolutions);
  await onEveryMachine(TITLE, machines, async (machine) => {
    const resolution = resolutions.find((candidate) => candidate.machine === machine.name);
    const delivered = deliveryFor(resolution, wheels, [], builds.get(machine.name)).filter((file) =>
      isNeeded(file, from),
    );
    const list = uploadListSha256 && { path: REMOTE_UPLOAD_LIST, sha256: uploadListSha256 };
    const files = list ? [...delivered, list] : delivered;
    const result = await runScript(machine, leftScript({ environments, hasFiles: files.length > 0 }), {
      ...options,
      phase: 'probe',
      isQuiet: true,
      repeatable: true,
      stdin: checksumsOf(files),
    });
    if (result.exitCode === 0) return;
    throwProblems(TITLE, differences(result.stdout));
    throw new BuilderError('MACHINE_FAILED', lastLines(result));
  });
  return { ...fetched, delivered: true };
}

/** What is collected needs no wheels any more. */
function isNeeded({ path }: DeliveredFile, from: ResumePhase): boolean {
  return from !== 'collect' || path.startsWith(`${FOLDERS.requirements}/`);
}

interface LeftParts {
  readonly environments: readonly string[];
  readonly hasFiles: boolean;
}

/** Prints to standard error what is not there, and to standard output which files differ from their checksums. */
function leftScript({ environments, hasFiles }: LeftParts): string {
  const root = `$HOME/${REMOTE_ROOT}`;
  const checks = environments.map((name) => {
    return `[ -x ${FOLDERS.environments}/${name}/bin/python ] || missing "environment ${name}" install`;
  });
  return [
    'failed=0',
    `missing() { echo "$1 of an earlier build is not there; expected \\"$2\\" as the phase to start from" >&2; failed=1; }`,
    `[ -d "${root}/${FOLDERS.workspace}" ] || { missing "the workspace" deliver; exit 1; }`,
    ENTER,
    ...checks,
    '[ "$failed" = 0 ] || exit 1',
    ...(hasFiles ? [checkFilesScript()] : []),
  ].join('\n');
}

function differences(stdout: string): readonly Problem[] {
  return stdout.split('\n').flatMap((line): readonly Problem[] => {
    const file = differingFile(line);
    if (file === undefined) return [];
    const because = file.isReadable ? 'has other bytes' : 'is not there';
    const message = `${file.path} ${because}, and the last run left it; expected its machines as they were, or "deliver" as the phase to start from`;
    return [{ code: 'MACHINE_FAILED', message }];
  });
}
