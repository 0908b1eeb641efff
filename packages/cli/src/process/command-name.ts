import { basename, isAbsolute, relative } from 'node:path';
import { forShell } from '@ami-select/core';
import type { Environment } from './environment.ts';

/** The command of an installed package. */
export const COMMAND = 'ami-select';

/**
 * How a person starts this program again: `ami-select` where it is installed, through npx where npx started it, and its
 * file with this Node where there is no such command, as in a clone.
 */
export function commandName({
  self,
  variables,
  workingDirectory,
}: Pick<Environment, 'self' | 'variables' | 'workingDirectory'>): string {
  const path = self.at(-1) ?? '';
  if (path === '' || basename(path).replace(/\.(cmd|ps1)$/, '') === COMMAND)
    return variables.npm_lifecycle_event === 'npx' ? `npx ${COMMAND}` : COMMAND;
  const below = relative(workingDirectory, path);
  const file = below.startsWith('..') || isAbsolute(below) ? path : below;
  return [...self.slice(0, -1), file].map(forShell).join(' ');
}
