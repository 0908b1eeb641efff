import { dirname, resolve } from 'node:path';
import { findPath } from '@ami-select/core';

/**
 * Why what comes home must not be written to a folder: a link of the project leads to it. A folder outside of the
 * working directory is the caller's own choice; one that is not there yet is created.
 */
export function outputProblem(workingDirectory: string, path: string): string | undefined {
  const found = findPath({ base: workingDirectory, path, kind: 'folder', isTyped: true });
  if (!('because' in found)) return undefined;
  if (!found.isMissing) return found.because;
  const above = dirname(resolve(workingDirectory, path));
  return above === resolve(workingDirectory) ? undefined : outputProblem(workingDirectory, above);
}
