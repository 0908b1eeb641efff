import type { Core } from './core.ts';

/** Sets every output of an action. The type makes sure that none is forgotten. */
export function publishOutputs<Name extends string>(
  core: Core,
  outputs: Readonly<Record<Name, string>>,
): void {
  for (const [name, value] of Object.entries<string>(outputs)) core.setOutput(name, value);
}
