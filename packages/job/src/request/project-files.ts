import { posix, resolve } from 'node:path';
import type { Variables } from '@ami-select/access';
import { type Build, isHidden, isInOutput, isLeftOut, projectTree, RECORD } from '@ami-select/builder';
import { gitFiles } from './git-files.ts';

/** The files, with a warning where they may be others than a person expects; or why they cannot be listed. */
export type ProjectFiles = NonNullable<Build['project']> | { readonly problem: string };

export interface ProjectOptions {
  /** What earlier runs brought home lies here. */
  readonly outputDirectory: string;
  readonly variables: Variables;
}

/**
 * The files of the working directory that are uploaded by default, by paths below it: in a work tree of git what git
 * does not ignore, elsewhere everything. Hidden files stay at home in both, for they hold secrets (`.env`, `.netrc`,
 * `.ssh`) more often than sources: a config names those that are wanted. So does what earlier runs brought home.
 */
export async function projectFiles(
  directory: string,
  { outputDirectory, variables }: ProjectOptions,
): Promise<ProjectFiles> {
  const outputs = { directory: resolve(outputDirectory) };
  const isSource = (path: string): boolean =>
    !isHidden(path) && !isLeftOut(path) && !isInOutput(directory, path, outputs);
  const all = (): readonly string[] =>
    withoutResults([...projectTree(directory, '.', false)].filter(isSource));
  const listing = await gitFiles(directory, variables);
  if (listing === undefined) return { files: all() };
  if ('files' in listing) {
    const files = withoutResults(listing.files.filter(isSource));
    if (files.length > 0 || all().length === 0) return { files };
    return {
      files,
      warning: `nothing is uploaded: git ignores every file in ${directory}; name those to send in upload`,
    };
  }
  if (!listing.isMissing)
    return { problem: `the files of ${directory} cannot be listed: ${listing.problem}` };
  return { files: all(), warning: `the upload has what git ignores, too: ${listing.problem}` };
}

/** Without the folders that runs with another output directory wrote: each holds the record of its build. */
function withoutResults(files: readonly string[]): readonly string[] {
  const results = files.filter((path) => posix.basename(path) === RECORD).map((path) => posix.dirname(path));
  const folders = results.filter((folder) => folder !== '.').map((folder) => `${folder}/`);
  return files.filter((path) => !folders.some((folder) => path.startsWith(folder)));
}

/**
 * What links in the folders of an `upload` may lead to: everything that git does not ignore; nothing when git fails.
 * Undefined outside of a work tree and without git, where nobody knows.
 */
export async function unignoredFiles(
  directory: string,
  variables: Variables,
): Promise<readonly string[] | undefined> {
  const found = await gitFiles(directory, variables);
  if (found === undefined || 'files' in found) return found?.files;
  return found.isMissing ? undefined : [];
}
