import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fidelityPage, listedTests } from '../../scripts/fidelity-page.ts';
import { REPOSITORY, rowTests, testTitles } from '../../scripts/row-tests.ts';

const page = readFile(join(REPOSITORY, 'docs/local-ec2-fidelity.md'), 'utf8');

/** Rows of the fidelity checklist, and faults of the fault model. */
const ROWS: readonly number[] = [...(await page).matchAll(/^\| (\d+) +\|/gm)].map(([, row]) => Number(row));
const FAULTS: readonly number[] = Array.from({ length: 22 }, (_, index) => index + 1);

it('every row of the fidelity checklist has a test that names it', async () => {
  const rows = await rowTests();

  expect(ROWS.filter((row) => !rows.has(row))).toEqual([]);
});

it('every fault of the model has a test that names it', async () => {
  const titles = [...(await testTitles()).values()].flat();
  const named = new Set(titles.flatMap((title) => title.match(/\bF\d+\b/g) ?? []));

  expect(FAULTS.filter((fault) => !named.has(`F${fault}`))).toEqual([]);
});

describe('the published checklist', () => {
  it('has the rows that tests name, in their order, and no others', async () => {
    const named = [...(await rowTests()).keys()].sort((left, right) => left - right);

    expect(ROWS).toEqual(named);
    expect(ROWS.length).toBeGreaterThanOrEqual(46);
  });

  it('names a test for each row, and each of them names the row', async () => {
    const rows = await rowTests();
    const listed = listedTests(await page);

    const unproven = ROWS.filter((row) => !listed.get(row)?.length);
    const wrong = [...listed].flatMap(([row, paths]) =>
      paths.filter((path) => !rows.get(row)?.includes(path)).map((path) => `row ${row}: ${path}`),
    );

    expect(unproven).toEqual([]);
    expect(wrong, 'run scripts/generate-fidelity-page.ts').toEqual([]);
  });

  it('is read as it is written', async () => {
    const rows = await rowTests();

    expect(listedTests(fidelityPage(await page, rows))).toEqual(
      new Map([...rows].sort(([left], [right]) => left - right)),
    );
  });
});
