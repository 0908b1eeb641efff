import { dropTerminalSequences, endOfSequences, forLog } from '@ami-select/core';

/** Longer lines are cut into pieces, so that one line cannot fill the memory. */
const LONGEST = 8_192;

/** Turns streamed text into whole, harmless lines; call `end` for a last line without its newline. */
export class RemoteLines {
  readonly #emit: (line: string) => void;
  #rest = '';

  constructor(emit: (line: string) => void) {
    this.#emit = emit;
  }

  push(text: string): void {
    const parts = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#emit(harmless(part));
    while (this.#rest.length > LONGEST) {
      const end = endOfSequences(this.#rest.slice(0, LONGEST)) || LONGEST;
      this.#emit(harmless(this.#rest.slice(0, end)));
      this.#rest = this.#rest.slice(end);
    }
  }

  end(): void {
    const rest = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    if (rest !== '') this.#emit(harmless(rest));
  }
}

/** A line of another machine that has no power over a workflow runner or a terminal. */
function harmless(line: string): string {
  return forLog(dropTerminalSequences(line));
}
