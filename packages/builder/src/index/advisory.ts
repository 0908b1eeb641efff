import { isPlainObject } from '@ami-select/core';

/** A known vulnerability of one version of a project. */
export interface Advisory {
  /** Such as `PYSEC-2024-1` or `GHSA-…`. */
  readonly id: string;
  /** Other identifiers, such as CVE numbers. */
  readonly aliases: readonly string[];
  /** One line; empty when there is none. */
  readonly summary: string;
  /** Versions without it; empty when none is known. */
  readonly fixedIn: readonly string[];
}

const LONGEST = 300;

/**
 * The `vulnerabilities` of a project's JSON (`/pypi/<name>/<version>/json`), without those that were withdrawn; undefined
 * where there is no such list.
 */
export function readAdvisories(text: string): readonly Advisory[] | undefined {
  const { vulnerabilities } = parse(text);
  if (!Array.isArray(vulnerabilities)) return undefined;
  return vulnerabilities.flatMap((entry: unknown) => {
    if (!isPlainObject(entry) || typeof entry.id !== 'string' || entry.withdrawn) return [];
    const summary = summaryOf(entry);
    return [{ id: entry.id, aliases: stringsOf(entry.aliases), summary, fixedIn: stringsOf(entry.fixed_in) }];
  });
}

/** The first line of its summary, or of its details. */
export function summaryOf(entry: Readonly<Record<string, unknown>>): string {
  const text = [entry.summary, entry.details].find((one) => typeof one === 'string' && one.trim() !== '');
  return String(text ?? '')
    .trim()
    .split('\n', 1)
    .join('')
    .slice(0, LONGEST);
}

export function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}
