import { type EndingProcess, EXIT_STATUS, endProcess, exitProcess } from '@ami-select/core';
import { createCore } from './core.ts';
import { createFencedCore } from './fence.ts';
import { type ActionContext, type RunActionOptions, reportFailure, runAction } from './run-action.ts';

/** The process of an action, whose exit status follows. */
export interface ActionProcess extends EndingProcess {
  readonly versions: { readonly node: string };
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
  if (isTooOld(process.versions.node)) {
    core.error(
      `this action needs Node 22.12 or newer, which runners give to node24 actions; this is Node ${process.versions.node}, and nothing was done`,
    );
    process.exitCode = EXIT_STATUS.usage;
    return;
  }
  process.exitCode = EXIT_STATUS.failed;
  const exit = (status: number): void => exitProcess(process, status);
  void runAction(main, { process, core, exit }).then((status) => {
    process.on('uncaughtException', (error) => {
      reportFailure(core, error);
      exit(EXIT_STATUS.failed);
    });
    endProcess(process, status);
  });
}

/** Found out here, and not by a missing function once machines are running. `act` starts actions with any Node. */
function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}
