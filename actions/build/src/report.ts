import type { FencedCore } from '@ami-select/action-kit';
import { formatEvent } from '@ami-select/builder';
import type { Logger } from '@ami-select/core';
import type { JobReport } from '@ami-select/job';

/**
 * Shows the events of a build in the step's log: phases as groups, the machines' own output behind the fence, and until
 * when the machines stay.
 */
export function createReport(core: FencedCore, logger: Logger): JobReport {
  return (event) => {
    if (event.type === 'staying')
      logger.info(`the machines of ${event.fleetId} are kept until ${event.expiresAt}`);
    if (event.type !== 'build') return;
    const line = formatEvent(event.event);
    if (event.event.type === 'output') {
      core.remote(line);
      return;
    }
    if (event.event.type === 'phase-started') core.startGroup(line);
    if (event.event.type === 'phase-ended') core.endGroup();
    if (event.event.type !== 'phase-started') logger.info(line);
  };
}
