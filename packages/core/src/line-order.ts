import type { Problem } from './errors.ts';

/**
 * The problems as a person meets them: those of one file together in the order of their lines, those of its whole after
 * them, and files in the order of their first problems.
 */
export function inLineOrder<P extends Problem>(problems: readonly P[]): readonly P[] {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return [...byFile.values()].flatMap((own) => own.toSorted((one, other) => lineOf(one) - lineOf(other)));
}

function lineOf({ line }: Problem): number {
  return line ?? Number.MAX_SAFE_INTEGER;
}
