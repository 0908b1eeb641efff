/** A filter value as AWS reads it, prepared for many comparisons. */
export interface Pattern {
  /** The text itself when the pattern has no wildcard. */
  readonly literal?: string;
  /** Start of every match. */
  readonly prefix: string;
  matches(value: string): boolean;
}

/** A run of characters between two stars; `undefined` stands for any one character. */
type Run = readonly (string | undefined)[];

/**
 * Prepares one filter value: `*` is any run of characters, `?` is exactly one, a backslash takes the next
 * character as it is, one at the very end is itself, brackets are ordinary characters, and case matters
 * (API_Filter; AWS SDK for .NET, class Filter). Matching takes no backtracking, so that no value can stall the
 * endpoint.
 */
export function parsePattern(text: string): Pattern {
  if (!SPECIAL.test(text)) return literal(text);
  const runs = splitRuns(text);
  const prefix = literalPrefix(runs[0] ?? []);
  if (runs.length === 1 && prefix.length === runs[0]?.length) return literal(prefix);
  if (runs.length === 2 && runs[1]?.length === 0 && prefix.length === runs[0]?.length) {
    return { prefix, matches: (value) => value.startsWith(prefix) };
  }
  return { prefix, matches: (value) => matchesRuns(runs, value) };
}

const SPECIAL = /[*?\\]/;

function literal(text: string): Pattern {
  return { literal: text, prefix: text, matches: (value) => value === text };
}

/**
 * The first backslash and the character behind it, when EC2 refuses the pair: only `\*`, `\?` and `\\` are
 * escapes. A backslash at the very end is none.
 */
export function invalidEscape(text: string): string | undefined {
  return text.match(/\\./gsu)?.find((pair) => !ESCAPES.includes(pair));
}

const ESCAPES = ['\\*', '\\?', '\\\\'];

function splitRuns(text: string): Run[] {
  const runs: (string | undefined)[][] = [];
  let run: (string | undefined)[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '*') {
      runs.push(run);
      run = [];
    } else if (character === '?') {
      run.push(undefined);
    } else if (character === '\\' && index + 1 < text.length) {
      index += 1;
      run.push(text.charAt(index));
    } else {
      run.push(character);
    }
  }
  runs.push(run);
  return runs;
}

function literalPrefix(run: Run): string {
  const end = run.indexOf(undefined);
  return run.slice(0, end === -1 ? run.length : end).join('');
}

function matchesRuns(runs: readonly Run[], value: string): boolean {
  const first = runs[0] ?? [];
  const last = runs.at(-1) ?? [];
  if (runs.length === 1) return value.length === first.length && runAt(first, value, 0);
  if (value.length < first.length + last.length || !runAt(first, value, 0)) return false;
  const end = value.length - last.length;
  if (!runAt(last, value, end)) return false;
  let from = first.length;
  for (const run of runs.slice(1, -1)) {
    const found = findRun(run, value, from, end);
    if (found === -1) return false;
    from = found + run.length;
  }
  return true;
}

function runAt(run: Run, value: string, at: number): boolean {
  return run.every((character, offset) => character === undefined || value.charAt(at + offset) === character);
}

function findRun(run: Run, value: string, from: number, end: number): number {
  for (let at = from; at + run.length <= end; at += 1) {
    if (runAt(run, value, at)) return at;
  }
  return -1;
}
