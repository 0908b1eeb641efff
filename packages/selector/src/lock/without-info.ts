import type { Logger } from '@ami-select/core';
import type { SelectDependencies } from '../contract/ports.ts';

/** The same dependencies, for selections that are only a step of what the caller asked for. */
export function withoutInfo(dependencies: SelectDependencies): SelectDependencies {
  const { logger } = dependencies;
  const quiet: Logger = {
    debug: (message) => logger.debug(message),
    info: (message) => logger.debug(message),
    warn: (message) => logger.warn(message),
  };
  return { ...dependencies, logger: quiet };
}
