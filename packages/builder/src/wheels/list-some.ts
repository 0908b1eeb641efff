import { countMore, cutText } from '../report/shorten.ts';

const MOST_LISTED = 3;
const LONGEST = 100;

/** `"a", "b", "c" and 17 more`: names of strangers, which may be many and long. */
export function listSome(names: readonly string[]): string {
  return listOf(names.slice(0, MOST_LISTED), names.length);
}

/** Names that are found one at a time, as `listSome` lists them; what it does not show is counted alone. */
export class SomeNames {
  readonly #shown: string[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(name: string): void {
    if (this.#count < MOST_LISTED) this.#shown.push(name);
    this.#count += 1;
  }

  /** What others would list after these. */
  addAll(others: SomeNames): void {
    for (const name of others.#shown) this.add(name);
    this.addUnnamed(others.#count - others.#shown.length);
  }

  /** What is counted alone. */
  addUnnamed(count: number): void {
    this.#count += count;
  }

  toString(): string {
    return listOf(this.#shown, this.#count);
  }
}

function listOf(shown: readonly string[], count: number): string {
  const more = count - shown.length;
  const listed = shown.map((name) => JSON.stringify(cutText(name, LONGEST))).join(', ');
  return `${listed}${more > 0 ? ` and ${countMore(more)}` : ''}`;
}
