import { nameFlags } from '@ami-select/config';
import type { Logger } from '@ami-select/core';
import type { Progress } from './progress.ts';

/** Lets the libraries speak through the progress of the command. */
export function createLogger(progress: Progress): Logger {
  return {
    debug: (message) => progress.debug(message),
    info: (message) => progress.line(message),
    warn: (message) => progress.warn(nameFlags(message)),
  };
}
