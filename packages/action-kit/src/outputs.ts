import type { FencedCore, OutputValue } from './fence.ts';

/** Sets every output of an action. The type makes sure that none is forgotten. */
export function publishOutputs<Name extends string>(
  core: FencedCore,
  outputs: Readonly<Record<Name, OutputValue>>,
): void {
  for (const [name, value] of Object.entries<OutputValue>(outputs)) core.setOutput(name, value);
}
