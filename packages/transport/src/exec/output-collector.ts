import { StringDecoder } from 'node:string_decoder';

const HALF = 2 * 1024 * 1024;

/** Characters that are joined before they are kept: output of single characters would need many times its size. */
const BLOCK = 64 * 1024;

/**
 * Decodes UTF-8 across chunk borders and keeps at most 4 Mi characters: the first and the last half, with a line
 * between them that counts the omitted ones.
 */
export class OutputCollector {
  readonly #decoder = new StringDecoder('utf8');
  readonly #listener: ((text: string) => void) | undefined;
  readonly #half: number;
  #pending: string[] = [];
  #pendingLength = 0;
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
    this.#keep();
    this.#trim();
    if (this.#dropped === 0) return this.#head + this.#tail;
    return `${this.#head}\n[... ${this.#dropped} characters omitted ...]\n${this.#tail}`;
  }

  #take(text: string): void {
    if (text === '') return;
    this.#pending.push(text);
    this.#pendingLength += text.length;
    if (this.#pendingLength >= BLOCK) this.#keep();
    this.#listener?.(text);
  }

  #keep(): void {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#pendingLength = 0;
    const room = this.#half - this.#head.length;
    this.#head += text.slice(0, room);
    this.#tail += text.slice(room);
    if (this.#tail.length > 2 * this.#half) this.#trim();
  }

  #trim(): void {
    const surplus = this.#tail.length - this.#half;
    if (surplus <= 0) return;
    this.#dropped += surplus;
    this.#tail = this.#tail.slice(surplus);
  }
}
