import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A defence, the change of its source that takes it out, and the tests that must turn red without it. */
export interface Fix {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Paths of test files from the root of the repository. */
  readonly tests: readonly string[];
}

export interface Edit {
  readonly file: string;
  /** Source text that occurs once in the file. */
  readonly from: string;
  readonly to: string;
}

export const root: string = fileURLToPath(new URL('../..', import.meta.url));
const folder = new URL('fixes/', import.meta.url);

/** Fixes by threat: one file each, named for it. */
export function readFixes(): ReadonlyMap<string, readonly Fix[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.sort().map((file) => {
      const fixes: readonly Fix[] = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      return [file.replace('.json', ''), fixes];
    }),
  );
}

/**
 * The source without the fix.
 *
 * @throws Error when its text does not occur exactly once.
 */
export function takeOut(source: string, { file, from, to }: Edit): string {
  const count = source.split(from).length - 1;
  if (count !== 1) throw new Error(`${file}: expected the text of the fix once, found it ${count} times`);
  return source.replace(from, () => to);
}
