import { didYouMean } from '@ami-select/core';
/** Reads a mapping whose shape nobody has checked, and gathers every problem on the way. */
export class Fields {
  readonly #path: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #problems: string[];

  constructor(path: string, value: unknown, problems: string[]) {
    this.#path = path;
    this.#problems = problems;
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#values = isMapping ? (value as Record<string, unknown>) : {};
    if (!isMapping) problems.push(`${path}: must be a mapping, got ${show(value)}`);
  }

  /** Complains about every key that is not in the list, with the nearest one that is. */
  allow(known: readonly string[]): void {
    for (const key of Object.keys(this.#values)) {
      if (known.includes(key)) continue;
      const meant = didYouMean(key, known);
      this.#problems.push(`${this.#path}: unknown key "${key}"${meant}; known: ${known.join(', ')}`);
    }
  }

  keys(): readonly string[] {
    return Object.keys(this.#values);
  }

  value(key: string): unknown {
    return this.#values[key];
  }

  text(key: string): string | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.complain(key, 'must be a non-empty text', value);
    return undefined;
  }

  positive(key: string, maximum: number): number | undefined {
    const value = this.#values[key];
    if (value === undefined) return undefined;
    if (typeof value === 'number' && value > 0 && value <= maximum) return value;
    this.complain(key, `must be a number above 0 and at most ${maximum}`, value);
    return undefined;
  }

  texts(key: string): readonly string[] {
    const value = this.#values[key];
    if (value === undefined) return [];
    const list = typeof value === 'string' ? [value] : value;
    if (Array.isArray(list) && list.every((item) => typeof item === 'string' && item !== ''))
      return list as string[];
    this.complain(key, 'must be a list of texts', value);
    return [];
  }

  list(key: string): readonly unknown[] {
    const value = this.#values[key];
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.complain(key, 'must be a list', value);
    return [];
  }

  complain(key: string, rule: string, value: unknown): void {
    this.#problems.push(`${this.#path}.${key}: ${rule}, got ${show(value)}`);
  }
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
