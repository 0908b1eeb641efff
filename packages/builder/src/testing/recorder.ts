import type { Logger } from '@ami-select/core';
import type { BuildEvent, Report } from '../report/events.ts';

export interface Recorder {
  readonly events: BuildEvent[];
  readonly warnings: string[];
  readonly report: Report;
  readonly logger: Logger;
}

/** A report and a logger that remember. */
export function recorder(): Recorder {
  const events: BuildEvent[] = [];
  const warnings: string[] = [];
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message: string) => void warnings.push(message),
  };
  return { events, warnings, report: (event) => void events.push(event), logger };
}
