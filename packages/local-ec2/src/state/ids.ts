import { hash } from 'node:crypto';

/** Ids and numbers that are the same in every run with the same seed. */
export interface IdSource {
  /** `i-` and 17 hexadecimal digits, for a prefix such as `i`. */
  next(prefix: string): string;
  /** A UUID for request ids and fleet ids. */
  uuid(): string;
  /** A number from 0 up to 1 that depends on the seed and the labels alone. */
  fraction(...labels: readonly string[]): number;
}

export function createIdSource(seed: string): IdSource {
  const counters = new Map<string, number>();
  const digest = (text: string): string => hash('sha256', `${seed}\n${text}`);
  const count = (name: string): number => {
    const next = (counters.get(name) ?? 0) + 1;
    counters.set(name, next);
    return next;
  };
  return {
    next: (prefix) => `${prefix}-0${digest(`${prefix} ${count(prefix)}`).slice(0, 16)}`,
    uuid: () => formatUuid(digest(`uuid ${count('uuid')}`)),
    fraction: (...labels) => Number.parseInt(digest(labels.join('\n')).slice(0, 12), 16) / 2 ** 48,
  };
}

function formatUuid(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
