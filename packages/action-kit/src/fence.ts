import { randomUUID } from 'node:crypto';
import type { Core } from './core.ts';

/** A runner whose log can also take the output of other machines, unchanged and without power over the runner. */
export interface FencedCore extends Core {
  /** Writes whole lines of another machine's output. */
  remote(lines: string): void;
  /** Lets the runner obey commands again; called before each of the runner commands by itself. */
  closeFence(): void;
}

/**
 * Puts remote output between `::stop-commands::<token>` and `::<token>::`. The fence stays up while only remote
 * output is written, and comes down for our own commands; the token is new each time and cannot be guessed.
 * A label in front of a line is not enough: the runner obeys `##[error]` anywhere in a line.
 */
export function createFencedCore(core: Core, createToken: () => string = randomUUID): FencedCore {
  let token: string | undefined;
  const closeFence = (): void => {
    if (token === undefined) return;
    core.info(`::${token}::`);
    token = undefined;
  };
  const openFence = (): void => {
    if (token !== undefined) return;
    token = createToken();
    core.info(`::stop-commands::${token}`);
  };
  return {
    ...closeBeforeCommands(core, closeFence),
    closeFence,
    remote: (lines) => {
      openFence();
      core.info(lines.replace(/\r?\n$/, ''));
    },
  };
}

function closeBeforeCommands(core: Core, closeFence: () => void): Core {
  const outside = <Arguments extends unknown[], Result>(command: (...values: Arguments) => Result) => {
    return (...values: Arguments): Result => {
      closeFence();
      return command(...values);
    };
  };
  return {
    ...core,
    setOutput: outside(core.setOutput),
    saveState: outside(core.saveState),
    setSecret: outside(core.setSecret),
    debug: outside(core.debug),
    info: outside(core.info),
    warning: outside(core.warning),
    error: outside(core.error),
    startGroup: outside(core.startGroup),
    endGroup: outside(core.endGroup),
  };
}
