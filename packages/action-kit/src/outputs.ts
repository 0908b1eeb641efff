import { ActionError } from './errors.ts';
import type { FencedCore, OutputValue } from './fence.ts';

/** Sets every output of an action. The type makes sure that none is forgotten. @throws ActionError `UNWRITABLE_FILE` */
export function publishOutputs<Name extends string>(
  core: FencedCore,
  outputs: Readonly<Record<Name, OutputValue>>,
): void {
  for (const [name, value] of Object.entries<OutputValue>(outputs)) core.setOutput(name, value);
}

/**
 * As `publishOutputs`, of what is done whatever becomes of its outputs: those that cannot be written are warned about
 * and stand in the log.
 */
export function publishResults<Name extends string>(
  core: FencedCore,
  outputs: Readonly<Record<Name, OutputValue>>,
): void {
  try {
    publishOutputs(core, outputs);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    core.warning(`${error.message}; the log has the outputs`);
    for (const [name, value] of Object.entries<OutputValue>(outputs))
      core.info(`${name}: ${[value].flat().join(' ')}`);
  }
}
