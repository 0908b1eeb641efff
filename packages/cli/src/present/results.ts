import { forJson } from '@ami-select/core';
import { COMMAND } from '../process/command-name.ts';
import type { Output } from '../process/environment.ts';
import { cleanText, type Reader } from './clean-text.ts';
import { nameCommandsIn } from './name-commands.ts';

/**
 * The results of a command on standard output: text for a person, or one JSON document for a program. The only writer
 * there: text of other people is sanitised here, not by callers.
 */
export interface Results {
  readonly json: boolean;
  /** Lines for a person; nothing in JSON mode. */
  text(lines: readonly string[]): void;
  /** Adds fields to the document; nothing in text mode. */
  add(fields: Readonly<Record<string, unknown>>): void;
  /** Writes the document, once; nothing in text mode. */
  flush(): void;
}

export function createResults(output: Output, options: Reader & { readonly json: boolean }): Results {
  const { json, command = COMMAND } = options;
  let document: Record<string, unknown> = {};
  let flushed = false;
  return {
    json,
    text(lines) {
      if (json) return;
      for (const line of lines) output.write(`${cleanText(line, options)}\n`);
    },
    add(fields) {
      document = { ...document, ...fields };
    },
    flush() {
      if (!json || flushed) return;
      flushed = true;
      output.write(`${forJson(nameCommandsIn(document, command), 2)}\n`);
    },
  };
}
