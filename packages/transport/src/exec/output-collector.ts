import { StringDecoder } from 'node:string_decoder';

const HALF = 2 * 1024 * 1024;

/**
 * Decodes UTF-8 across chunk borders and keeps at most 4 Mi characters: the first and the last half, with a line
 * between them that counts the omitted ones.
 */
export class OutputCollector {
  readonly #decoder = new StringDecoder('utf8');
  readonly #listener: ((text: string) => void) | undefined;
  readonly #half: number;
  #head = '';
  #tail = '';
  #dropped = 0;

  constructor(listener?: (text: string) => void, half: number = HALF) {
    this.#listener = listener;
    this.#half = half;
  }

  push(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  /** Ends the stream and returns the kept characters. */
  finish(): string {
    this.#take(this.#decoder.end());
    this.#trim();
    if (this.#dropped === 0) return this.#head + this.#tail;
    return `${this.#head}\n[... ${this.#dropped} characters omitted ...]\n${this.#tail}`;
  }

  #take(text: string): void {
    if (text === '') return;
    const room = this.#half - this.#head.length;
    this.#head += text.slice(0, room);
    this.#tail += text.slice(room);
    if (this.#tail.length > 2 * this.#half) this.#trim();
    this.#listener?.(text);
  }

  #trim(): void {
    const surplus = this.#tail.length - this.#half;
    if (surplus <= 0) return;
    this.#dropped += surplus;
    this.#tail = this.#tail.slice(surplus);
  }
}
