import type { Output } from '../process/environment.ts';

/** The results of a command on standard output: text for a person, or one JSON document for a program. */
export interface Results {
  readonly json: boolean;
  /** Lines for a person; nothing in JSON mode. */
  text(lines: readonly string[]): void;
  /** Adds fields to the document; nothing in text mode. */
  add(fields: Readonly<Record<string, unknown>>): void;
  /** Writes the document, once; nothing in text mode. */
  flush(): void;
}

export function createResults(output: Output, options: { readonly json: boolean }): Results {
  const { json } = options;
  let document: Record<string, unknown> = {};
  let flushed = false;
  return {
    json,
    text(lines) {
      if (json) return;
      for (const line of lines) output.write(`${line}\n`);
    },
    add(fields) {
      document = { ...document, ...fields };
    },
    flush() {
      if (!json || flushed) return;
      flushed = true;
      output.write(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}
