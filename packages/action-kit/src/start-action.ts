import { EXIT_STATUS } from '@ami-select/core';
import { type ActionContext, type RunActionOptions, runAction } from './run-action.ts';

/** The process of an action, whose exit status follows. */
export interface ActionProcess {
  exitCode?: number | string | null | undefined;
}

/**
 * Runs an action as the whole work of its process and sets the exit status. An action that never comes to its end,
 * because nothing is left to wait for, has failed.
 */
export function startAction(
  main: (context: ActionContext) => Promise<void>,
  process: RunActionOptions['process'] & ActionProcess,
): void {
  process.exitCode = EXIT_STATUS.failed;
  void runAction(main, { process }).then((status) => {
    process.exitCode = status;
  });
}
