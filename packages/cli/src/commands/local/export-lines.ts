import { forShell } from '@ami-select/core';

/** Lines for a POSIX shell that set these variables. */
export function exportLines(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables).map(([name, value]) => `export ${name}=${forShell(value)}`);
}
