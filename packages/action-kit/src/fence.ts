import { randomUUID } from 'node:crypto';
import { forAnnotation, forLog, forOutput, forTerminal } from '@ami-select/core';
import type { AnnotationPlace } from './annotations.ts';
import type { Core } from './core.ts';

/** Value of an output: one line, or several lines that are one line each. */
export type OutputValue = string | readonly string[];

/**
 * A runner that text of other people has no power over: every sink sanitises what it is given. Its log can also take
 * the output of other machines, colons and all.
 */
export interface FencedCore extends Omit<Core, 'setOutput'> {
  setOutput(name: string, value: OutputValue): void;
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
      // Nothing is a command behind the fence, so that none has to be broken.
      core.info(forTerminal(lines.replace(/\r?\n$/, ''), { inWorkflow: false }));
    },
  };
}

function closeBeforeCommands(core: Core, closeFence: () => void): Omit<FencedCore, 'remote' | 'closeFence'> {
  const outside = <Arguments extends unknown[], Result>(command: (...values: Arguments) => Result) => {
    return (...values: Arguments): Result => {
      closeFence();
      return command(...values);
    };
  };
  return {
    ...core,
    setOutput: outside((name: string, value: OutputValue) => core.setOutput(name, outputText(value))),
    saveState: outside(core.saveState),
    setSecret: outside(core.setSecret),
    debug: outside((message: string) => core.debug(forLog(message))),
    info: outside((text: string) => core.info(forLog(text))),
    warning: outside((message: string) => core.warning(forAnnotation(message))),
    error: outside((message: string, place?: AnnotationPlace) => core.error(forAnnotation(message), place)),
    startGroup: outside((title: string) => core.startGroup(forLog(title))),
    endGroup: outside(core.endGroup),
  };
}

function outputText(value: OutputValue): string {
  return (typeof value === 'string' ? [value] : value).map(forOutput).join('\n');
}
