import {
  debug,
  endGroup,
  error,
  getInput,
  getState,
  info,
  saveState,
  setOutput,
  setSecret,
  startGroup,
  summary,
  warning,
} from '@actions/core';
import { forAnnotation } from '@ami-select/core';

/**
 * The part of the runner that an action uses, without a defence: `info` writes its text unchanged, the others are
 * runner commands. An action gets a `FencedCore`.
 */
export interface Core {
  /** Trimmed value of an input, `''` when it was not given. */
  getInput(name: string): string;
  /** Names, in lower case, of every input the workflow gave, declared by the action or not. */
  inputNames(): readonly string[];
  setOutput(name: string, value: string): void;
  /** Value that the post step of the same action can read with `getState`. */
  saveState(name: string, value: string): void;
  getState(name: string): string;
  /** From now on the runner prints `***` for this text. */
  setSecret(value: string): void;
  debug(message: string): void;
  info(text: string): void;
  warning(message: string): void;
  error(message: string): void;
  startGroup(title: string): void;
  endGroup(): void;
  /** Appends Markdown to the job summary; does nothing where the runner offers none. */
  writeSummary(markdown: string): Promise<void>;
}

const INPUT_PREFIX = 'INPUT_';

/** The real runner. `environment` is the process's own, handed in by the entry. */
export function createCore(environment: Readonly<Record<string, string | undefined>>): Core {
  return {
    getInput: (name) => getInput(name),
    inputNames: () => listInputNames(environment),
    setOutput: (name, value) => setOutput(name, value),
    saveState: (name, value) => saveState(name, value),
    getState: (name) => getState(name),
    setSecret: (value) => setSecret(value),
    debug: (message) => debug(message),
    info: (text) => info(text),
    warning: (message) => warning(message),
    error: (message) => error(message),
    startGroup: (title) => startGroup(title),
    endGroup: () => endGroup(),
    writeSummary: async (markdown) => {
      if (!environment.GITHUB_STEP_SUMMARY) return;
      // What the action did is done: a runner that lacks the file makes no failure of it.
      await summary
        .addRaw(markdown, true)
        .write()
        .catch((error: unknown) => warning(forAnnotation(`the summary cannot be written: ${String(error)}`)));
    },
  };
}

function listInputNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((key) => key.startsWith(INPUT_PREFIX))
    .map((key) => key.slice(INPUT_PREFIX.length).toLowerCase());
}
