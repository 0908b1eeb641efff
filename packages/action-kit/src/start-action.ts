import { EXIT_STATUS } from '@ami-select/core';
import { createCore } from './core.ts';
import { createFencedCore } from './fence.ts';
import { type ActionContext, type RunActionOptions, reportFailure, runAction } from './run-action.ts';

/** The process of an action, whose exit status follows. */
export interface ActionProcess {
  exitCode?: number | string | null | undefined;
  /** Ends the process at once. */
  exit(status: number): void;
}

/**
 * Runs an action as the whole work of its process and sets the exit status. An action that never comes to its end,
 * because nothing is left to wait for, has failed; so has one with an error that nobody caught, which Node would print
 * where the runner reads commands.
 */
export function startAction(
  main: (context: ActionContext) => Promise<void>,
  process: RunActionOptions['process'] & ActionProcess,
): void {
  const core = createFencedCore(createCore(process.env));
  process.exitCode = EXIT_STATUS.failed;
  process.on('uncaughtException', (error) => {
    reportFailure(core, error);
    process.exit(EXIT_STATUS.failed);
  });
  void runAction(main, { process, core }).then((status) => {
    process.exitCode = status;
  });
}
