import { shellQuote } from '@ami-select/transport';
import type { Step } from '../definition/build.ts';
import { ENTER, FOLDERS } from '../machine/layout.ts';

/** Runs one step in the workspace, with its environment first in PATH. */
export function stepScript({ run, environment }: Pick<Step, 'run' | 'environment'>, machine: string): string {
  const lines = [
    ENTER,
    `export AMI_SELECT_MACHINE=${shellQuote(machine)} AMI_SELECT_ENVIRONMENTS="$root/${FOLDERS.environments}"`,
  ];
  if (environment !== undefined) {
    lines.push(
      `export VIRTUAL_ENV="$root/${FOLDERS.environments}/${environment}"`,
      'export PATH="$VIRTUAL_ENV/bin:$PATH"',
      'unset PYTHONHOME',
    );
  }
  return [...lines, `cd "$root/${FOLDERS.workspace}"`, 'unset root', 'set -e', run].join('\n');
}
