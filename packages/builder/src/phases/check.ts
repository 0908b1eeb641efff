import type { TreeEntry } from '@ami-select/transport';
import type { Build } from '../definition/build.ts';
import { describeUploads } from '../definition/describe-uploads.ts';
import { listUploads } from '../definition/list-uploads.ts';
import { isMachineName } from '../definition/machine-name.ts';
import { folderProblems } from '../index/folder-index.ts';
import type { Machine } from '../machine/machine.ts';
import type { Problem } from '../report/errors.ts';
import { throwProblems } from '../report/problem.ts';
import { type LockReading, readLocks, withIndexUrl } from '../requirements/read-locks.ts';
import { sourceProblems } from '../resolve/vulnerability-source.ts';

/** The local files of a build. */
export interface BuildFiles
  extends Pick<LockReading, 'locks' | 'indexUrl' | 'indexUrlLine'>,
    Partial<Pick<LockReading, 'buildPins'>> {
  /** Files for the workspace of every machine. */
  readonly uploads: readonly TreeEntry[];
  /** What a person should know of the upload, a line each. */
  readonly uploadNotes: readonly string[];
}

/** A build whose files are right, and the machines that it goes to. */
export interface Checked extends BuildFiles {
  readonly build: Build;
  readonly machines: readonly Machine[];
}

/**
 * Checks everything that can be known without a machine or a network.
 * @throws BuilderError `INVALID_BUILD`, `UNPINNED` or `HASH` that lists every problem.
 */
export function checkBuild(build: Build, machines: readonly Machine[]): Checked {
  const files = readBuildFiles(build, machineProblems(machines));
  return { ...files, build: withIndexUrl(build, files), machines };
}

/**
 * Reads the requirement files of a build and lists its uploads.
 * @throws BuilderError like `checkBuild`; it lists `known` problems as well.
 */
export function readBuildFiles(build: Build, known: readonly Problem[] = []): BuildFiles {
  const { locks, problems, buildPins, indexUrl, indexUrlLine } = readLocks(build);
  const listing = listUploads(build);
  throwProblems('The build cannot start', [
    ...known,
    ...problems,
    ...folderProblems(build),
    ...sourceProblems(build),
    ...listing.problems,
  ]);
  return {
    locks,
    buildPins,
    indexUrl,
    indexUrlLine,
    uploads: listing.files,
    uploadNotes: describeUploads(listing),
  };
}

/** Names of machines become folders. */
function machineProblems(machines: readonly Machine[]): readonly Problem[] {
  const names = machines.map(({ name }) => name);
  const messages = names.flatMap((name, index) => {
    if (!isMachineName(name)) {
      return [`"${name}" is not valid because it becomes a folder; expected letters, digits, ".", "_", "-"`];
    }
    return names.indexOf(name) === index ? [] : [`"${name}" is there twice; expected unique names`];
  });
  if (names.length === 0) messages.push('[] is not valid because it is empty; expected at least one machine');
  return messages.map((message) => ({ code: 'INVALID_BUILD', field: 'machines', message }));
}
