import { forLog, type Logger } from '@ami-select/core';
import type { Core } from './core.ts';

/** A logger that writes to the step's log. Text from outside (names, tags, descriptions) can give the runner no command. */
export function createLogger(core: Core): Logger {
  return {
    debug: (message) => core.debug(message),
    info: (message) => core.info(forLog(message)),
    warn: (message) => core.warning(message),
  };
}

/** Runs a phase inside a foldable group of the log. */
export async function withGroup<T>(core: Core, title: string, phase: () => Promise<T>): Promise<T> {
  core.startGroup(forLog(title));
  try {
    return await phase();
  } finally {
    core.endGroup();
  }
}
