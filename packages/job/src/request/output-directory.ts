import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findPath, whyUnwritable } from '@ami-select/core';

/**
 * Why what comes home must not, or cannot, be written to a folder: a link of the project leads to it, or this user may
 * not write there. A folder outside of the working directory is the caller's own choice; one that is not there yet is
 * created.
 */
export function outputProblem(
  workingDirectory: string,
  path: string,
  access: typeof accessSync = accessSync,
): string | undefined {
  return linkProblem(workingDirectory, path) ?? accessProblem(resolve(workingDirectory, path), access);
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
