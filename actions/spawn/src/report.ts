import type { FencedCore } from '@ami-select/action-kit';
import type { Logger } from '@ami-select/core';
import type { JobReport } from '@ami-select/job';
import { describeRunCost } from '@ami-select/provisioner';

/** Shows the events of a spawn in the step's log: phases as groups, and why an image was selected. */
export function createReport(core: FencedCore, logger: Logger): JobReport {
  return (event) => {
    if (event.type === 'phase-started') core.startGroup(capitalized(event.title));
    if (event.type === 'phase-ended') core.endGroup();
    if (event.type === 'image-selected') {
      const { image, reasons } = event.selection;
      logger.info(`Image ${image.id} (${image.name})`);
      for (const reason of reasons) logger.info(`  ${reason}`);
    }
    if (event.type === 'run-priced') logger.info(describeRunCost(event.cost));
    if (event.type === 'clean-up-failed') {
      logger.warn(event.error instanceof Error ? event.error.message : String(event.error));
    }
  };
}

function capitalized(title: string): string {
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
}
