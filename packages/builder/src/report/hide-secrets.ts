import type { Logger } from '@ami-select/core';
import { BuilderError } from './errors.ts';
import type { Report } from './events.ts';
import { type Mask, maskDeep } from './mask.ts';

interface Sinks {
  readonly logger: Logger;
  readonly report: Report;
}

/** The same sinks, which get no secret: names of files and errors of tools are words of machines, too. */
export function hideInSinks({ logger, report }: Sinks, mask: Mask): Sinks {
  return {
    logger: {
      debug: (message) => logger.debug(mask(message)),
      info: (message) => logger.info(mask(message)),
      warn: (message) => logger.warn(mask(message)),
    },
    // Lines of steps are masked where they are cut.
    report: (event) =>
      report(
        event.type === 'output' && event.phase !== 'steps' ? { ...event, line: mask(event.line) } : event,
      ),
  };
}

/** The same error, or one without the secrets in its words; its cause, which has them as well, is left out then. */
export function hideInError(error: unknown, mask: Mask): unknown {
  if (!(error instanceof BuilderError)) return error;
  const { code, message, problems, hint } = error;
  const hidden = maskDeep({ message, problems, hint }, mask);
  if (JSON.stringify(hidden) === JSON.stringify({ message, problems, hint })) return error;
  return new BuilderError(code, hidden.message, { problems: hidden.problems, hint: hidden.hint });
}
