import type { FencedCore, Logger } from '@ami-select/action-kit';
import { formatEvent, type Report } from '@ami-select/builder';

/** Shows the events of a build in the step's log: phases as groups, the machines' own output behind the fence. */
export function createReport(core: FencedCore, logger: Logger): Report {
  return (event) => {
    const line = formatEvent(event);
    if (event.type === 'output') {
      core.remote(line);
      return;
    }
    if (event.type === 'phase-started') core.startGroup(line);
    if (event.type === 'phase-ended') core.endGroup();
    if (event.type !== 'phase-started') logger.info(line);
  };
}
