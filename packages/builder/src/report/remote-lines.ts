import { dropTerminalSequences, endOfSequences, forLog } from '@ami-select/core';
import { createMask, type Mask } from './mask.ts';

/** Longer lines are cut into pieces, so that one line cannot fill the memory. */
const LONGEST = 8_192;

/** Turns streamed text into whole, harmless lines; call `end` for a last line without its newline. */
export class RemoteLines {
  readonly #emit: (line: string) => void;
  readonly #mask: Mask;
  #rest = '';

  constructor(emit: (line: string) => void, mask: Mask = createMask([])) {
    this.#mask = mask;
    this.#emit = (line) => emit(harmless(mask(line)));
  }

  push(text: string): void {
    const parts = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#emit(part);
    if (this.#rest.length > LONGEST) this.#rest = this.#mask(this.#rest);
    // A secret that is not complete yet is not cut.
    while (this.#rest.length > LONGEST + this.#mask.longest) {
      const end = endOfSequences(this.#rest.slice(0, LONGEST)) || LONGEST;
      this.#emit(this.#rest.slice(0, end));
      this.#rest = this.#rest.slice(end);
    }
  }

  end(): void {
    const rest = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    if (rest !== '') this.#emit(rest);
  }
}

/** A line of another machine that has no power over a workflow runner or a terminal. */
function harmless(line: string): string {
  return forLog(dropTerminalSequences(line));
}
