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
import { forAnnotation, forLog } from '@ami-select/core';
import type { AnnotationPlace } from './annotations.ts';
import { reasonOf, refuseUnwritable } from './runner-files.ts';

/**
 * The part of the runner that an action uses, without a defence: `info` writes its text unchanged, the others are
 * runner commands. An action gets a `FencedCore`.
 */
export interface Core {
  /** Trimmed value of an input, `''` when it was not given. */
  getInput(name: string): string;
  /** Names, in lower case, of every input the workflow gave, declared by the action or not. */
  inputNames(): readonly string[];
  /** @throws ActionError `UNWRITABLE_FILE` */
  setOutput(name: string, value: string): void;
  /** Value that the post step of the same action can read with `getState`. @throws ActionError `UNWRITABLE_FILE` */
  saveState(name: string, value: string): void;
  getState(name: string): string;
  /** From now on the runner prints `***` for this text. */
  setSecret(value: string): void;
  debug(message: string): void;
  info(text: string): void;
  warning(message: string): void;
  /** An annotation, at a place of the workspace where one is given. */
  error(message: string, place?: AnnotationPlace): void;
  startGroup(title: string): void;
  endGroup(): void;
  /**
   * Appends Markdown to the job summary; does nothing where the runner offers none. One that cannot be written is warned
   * about and stands in the log.
   */
  writeSummary(markdown: string): Promise<void>;
}

const INPUT_PREFIX = 'INPUT_';

/** The real runner. `environment` is the process's own, handed in by the entry. */
export function createCore(environment: Readonly<Record<string, string | undefined>>): Core {
  return {
    getInput: (name) => getInput(name),
    inputNames: () => listInputNames(environment),
    setOutput: (name, value) => refuseUnwritable('GITHUB_OUTPUT', environment, () => setOutput(name, value)),
    saveState: (name, value) => refuseUnwritable('GITHUB_STATE', environment, () => saveState(name, value)),
    getState: (name) => getState(name),
    setSecret: (value) => setSecret(value),
    debug: (message) => debug(message),
    info: (text) => info(text),
    warning: (message) => warning(message),
    error: (message, place) =>
      place === undefined
        ? error(message)
        : error(message, {
            file: place.file,
            ...(place.line !== undefined && { startLine: place.line }),
          }),
    startGroup: (title) => startGroup(title),
    endGroup: () => endGroup(),
    writeSummary: async (markdown) => {
      if (!environment.GITHUB_STEP_SUMMARY) return;
      await summary
        .addRaw(markdown, true)
        .write()
        .catch((error: unknown) => {
          // What the action did is done: a runner that lacks the file makes no failure of it.
          summary.emptyBuffer();
          const file = `GITHUB_STEP_SUMMARY: ${environment.GITHUB_STEP_SUMMARY}`;
          warning(
            forAnnotation(`${file} cannot be written because ${reasonOf(error)}; the log has the summary`),
          );
          info(forLog(markdown));
        });
    },
  };
}

function listInputNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(environment)
    .filter((key) => key.startsWith(INPUT_PREFIX))
    .map((key) => key.slice(INPUT_PREFIX.length).toLowerCase());
}
