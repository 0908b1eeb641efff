import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole repository. */
export const REPOSITORY: string = fileURLToPath(new URL('../../..', import.meta.url));

/** Where tests and scenarios that show the endpoint's fidelity lie. */
const FOLDERS = ['packages/local-ec2/src', 'packages/sandbox/src', 'e2e/judges'];
const TEST_FILE = /\.test\.ts$|scenarios\/[\w-]+\.ts$/;
/** A scenario of the judges names its row in a field of its own. */
const SCENARIO_ROW = /^\s*row: (\d+),$/gm;
const TITLE = /\b(?:it|test|describe|title|name)\b[^'"`\n]*['"`]([^'"`\n]*)/g;

/** Titles of all tests and rows of scenarios (`row 15`), by file, as a path in the repository. */
export async function testTitles(): Promise<ReadonlyMap<string, readonly string[]>> {
  const paths = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(join(REPOSITORY, folder), { recursive: true });
      return names.filter((name) => TEST_FILE.test(name)).map((name) => `${folder}/${name}`);
    }),
  );
  const titles = await Promise.all(
    paths
      .flat()
      .sort()
      .map(async (path): Promise<[string, string[]]> => {
        const text = await readFile(join(REPOSITORY, path), 'utf8');
        const rows = [...text.matchAll(SCENARIO_ROW)].map(([, row]) => `row ${row}`);
        return [path, [...[...text.matchAll(TITLE)].map(([, title = '']) => title), ...rows]];
      }),
  );
  return new Map(titles);
}

/** Row of the fidelity checklist, from 1 -> files with a test that names it (`row 15: ...`, `rows 1, 2 and 3: ...`). */
export async function rowTests(): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = new Map<number, string[]>();
  for (const [path, titles] of await testTitles()) {
    const named = new Set(titles.flatMap(rowsOf).filter((row) => row > 0));
    for (const row of named) rows.set(row, [...(rows.get(row) ?? []), path]);
  }
  return rows;
}

function rowsOf(title: string): number[] {
  return [...title.matchAll(/\brows? ([\d, and]+)/g)].flatMap(([, list = '']) =>
    (list.match(/\d+/g) ?? []).map(Number),
  );
}
