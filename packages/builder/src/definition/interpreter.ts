import type { Environment } from './build.ts';

/** Every interpreter that a build needs on a machine; `python3` always, whose libc is in the record. */
export function interpretersOf(environments: readonly Environment[]): readonly string[] {
  return [...new Set(['python3', ...environments.map(interpreterOf)])];
}

/** The command that starts the Python of an environment: `python3`, or `python3.12` when it names a version. */
export function interpreterOf({ python }: Pick<Environment, 'python'>): string {
  return python === undefined ? 'python3' : `python${python}`;
}
