import type { LeftFile, LeftFiles } from '../contract/transport.ts';

/** Names that are kept for a message; a machine may list any number of them. */
const MOST_EXAMPLES = 50;

/** Counts the files that stay on a machine and remembers the first of them. */
export class LeftList {
  readonly #examples: LeftFile[] = [];
  #count = 0;

  add(name: string, reason: string): void {
    this.#count += 1;
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push({ name, reason });
  }

  get result(): LeftFiles {
    return { count: this.#count, examples: this.#examples };
  }
}
