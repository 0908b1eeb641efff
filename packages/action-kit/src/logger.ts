import type { Logger } from '@ami-select/core';
import type { FencedCore } from './fence.ts';

/** A logger that writes to the step's log. */
export function createLogger(core: FencedCore): Logger {
  return {
    debug: (message) => core.debug(message),
    info: (message) => core.info(message),
    warn: (message) => core.warning(message),
  };
}

/** Runs a phase inside a foldable group of the log. */
export async function withGroup<T>(core: FencedCore, title: string, phase: () => Promise<T>): Promise<T> {
  core.startGroup(title);
  try {
    return await phase();
  } finally {
    core.endGroup();
  }
}
