import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Rows of the fidelity checklist, and faults of the fault model. */
const ROWS: readonly number[] = Array.from({ length: 45 }, (_, index) => index + 1);
const FAULTS: readonly number[] = Array.from({ length: 22 }, (_, index) => index + 1);

/** Titles of all tests and steps of scenarios. */
async function titles(): Promise<string> {
  const folders = ['packages/local-ec2/src', 'e2e/judges'];
  const texts = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      const tests = names.filter((name) => /\.test\.ts$|scenarios\/\w+\.ts$/.test(name));
      return Promise.all(tests.map((name) => readFile(join(root, folder, name), 'utf8')));
    }),
  );
  const titled = /\b(?:it|test|describe|title|name)\b[^'"`\n]*['"`]([^'"`\n]*)/g;
  return [...texts.flat().join('\n').matchAll(titled)].map(([, title]) => title).join('\n');
}

it('every row of the fidelity checklist has a test that names it', async () => {
  const text = await titles();
  const named = [...text.matchAll(/\brows? ([\d, and]+)/g)].flatMap(
    ([, list = '']) => list.match(/\d+/g) ?? [],
  );

  expect(ROWS.filter((row) => !named.includes(String(row)))).toEqual([]);
});

it('every fault of the model has a test that names it', async () => {
  const text = await titles();
  const named = new Set(text.match(/\bF\d+\b/g));

  expect(FAULTS.filter((fault) => !named.has(`F${fault}`))).toEqual([]);
});

it('the published checklist has these rows and no others', async () => {
  const page = await readFile(join(root, 'docs/local-ec2-fidelity.md'), 'utf8');

  const rows = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, row]) => Number(row));

  expect(rows).toEqual(ROWS);
});
