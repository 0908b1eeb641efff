import type { Progress } from './output/progress.ts';

/** One line per decision at `info`, details at `debug`. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** Lets the libraries speak through the progress of the command. */
export function createLogger(progress: Progress): Logger {
  return {
    debug: (message) => progress.debug(message),
    info: (message) => progress.line(message),
    warn: (message) => progress.warn(message),
  };
}
