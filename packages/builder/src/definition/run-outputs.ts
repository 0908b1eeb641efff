import { isAbsolute, relative, resolve } from 'node:path';

/** What a run writes to while files are uploaded. */
export interface RunOutputs {
  /** Absolute; the folder of the record and of what comes home. */
  readonly directory?: string | undefined;
  /** The files that standard output and standard error go to. */
  readonly streams?: readonly { readonly dev: number; readonly ino: number }[] | undefined;
}

/** Whether a path below the base lies in the output directory; never where the base itself does. */
export function isInOutput(base: string, path: string, { directory }: RunOutputs): boolean {
  if (directory === undefined || isWithin(directory, base)) return false;
  return isWithin(directory, resolve(base, path));
}

function isWithin(folder: string, path: string): boolean {
  const below = relative(folder, path);
  return !isAbsolute(below) && !/^\.\.(?:[/\\]|$)/.test(below);
}
