/** Characters of a command's output, and as many of its errors; Systems Manager shows the first 24,000. */
const MOST_KEPT = 1024 * 1024;

/** The first part of an output, with a line at its end that counts the omitted characters. */
export class KeptOutput {
  readonly #most: number;
  #text = '';
  #omitted = 0;

  constructor(most: number = MOST_KEPT) {
    this.#most = most;
  }

  push(text: string): void {
    const room = this.#most - this.#text.length;
    if (room > 0) this.#text += text.slice(0, room);
    this.#omitted += Math.max(0, text.length - room);
  }

  get text(): string {
    return this.#omitted === 0
      ? this.#text
      : `${this.#text}\n[... ${this.#omitted} characters omitted ...]\n`;
  }
}
