import type { Core } from './core.ts';

/** The port that the libraries log through. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

/** A logger that writes to the step's log. Text from outside (names, tags, descriptions) can give the runner no command. */
export function createLogger(core: Core): Logger {
  return {
    debug: (message) => core.debug(message),
    info: (message) => core.info(neutralize(message)),
    warn: (message) => core.warning(message),
  };
}

/**
 * Breaks what the runner would read as a command: `::` at the start of a line, and `##[` anywhere in it.
 * Source: actions/runner src/Runner.Common/ActionCommand.cs, TryParseV2 and TryParse.
 */
export function neutralize(text: string): string {
  return text.replace(/##\[/g, '## [').replace(/(^|[\r\n])(\s*):(?=:)/g, '$1$2: ');
}

/** Runs a phase inside a foldable group of the log. */
export async function withGroup<T>(core: Core, title: string, phase: () => Promise<T>): Promise<T> {
  core.startGroup(neutralize(title));
  try {
    return await phase();
  } finally {
    core.endGroup();
  }
}
