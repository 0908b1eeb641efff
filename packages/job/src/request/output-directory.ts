import { accessSync, constants, existsSync, lstatSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findPath, whyUnwritable } from '@ami-select/core';

/**
 * Why what comes home must not, or cannot, be written to a folder: it is a link, which somebody could lead elsewhere
 * meanwhile, a link of the project leads out of it, or this user may not write there. A folder outside of the working
 * directory is the caller's own choice; one that is not there yet is created.
 */
export function outputProblem(
  workingDirectory: string,
  path: string,
  access: typeof accessSync = accessSync,
): string | undefined {
  const folder = resolve(workingDirectory, path);
  if (isLink(folder)) return 'it is a link';
  return linkProblem(workingDirectory, path) ?? accessProblem(folder, access);
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}

/** Of the folder, or of the nearest one above it that is there. */
function accessProblem(folder: string, access: typeof accessSync): string | undefined {
  if (!existsSync(folder) && dirname(folder) !== folder) return accessProblem(dirname(folder), access);
  try {
    access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return whyUnwritable(error);
  }
}

function linkProblem(workingDirectory: string, path: string): string | undefined {
  const found = findPath({ base: workingDirectory, path, kind: 'folder', isTyped: true });
  if (!('because' in found)) return undefined;
  if (!found.isMissing) return found.because;
  const above = dirname(resolve(workingDirectory, path));
  return above === resolve(workingDirectory) ? undefined : linkProblem(workingDirectory, above);
}
