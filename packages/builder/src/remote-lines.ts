/** Longer lines are cut into pieces, so that one line cannot fill the memory. */
const LONGEST = 8_192;

/** Terminal sequences and every control character but tab. */
const CONTROL = /\p{Cc}\[[0-9;?]*[ -/]*[@-~]|(?!\t)\p{Cc}/gu;

/**
 * Makes a line from another machine powerless over a workflow runner and a terminal: no `::command` at its start
 * after spaces, no `##[command]` anywhere, no control characters.
 */
export function neutralize(line: string): string {
  return line
    .replaceAll(CONTROL, '')
    .replaceAll('##[', '##\u200b[')
    .replace(/^(\s*):(?=:)/, '$1:\u200b');
}

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
    for (const part of parts) this.#emit(neutralize(part));
    while (this.#rest.length > LONGEST) {
      this.#emit(neutralize(this.#rest.slice(0, LONGEST)));
      this.#rest = this.#rest.slice(LONGEST);
    }
  }

  end(): void {
    const rest = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    if (rest !== '') this.#emit(neutralize(rest));
  }
}
