import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../src/testing/temp-folder.ts';
import { brokenLocks } from './broken/all.ts';
import type { BadIndex } from './broken/bad-index.ts';
import { differences } from './broken/judge.ts';
import { indexProblems } from './broken/judge-index.ts';
import { lyingPages } from './broken/lying-pages.ts';
import { lyingWheels } from './broken/lying-wheels.ts';

const root = await tempFolder(afterAll);
const cases = [...lyingWheels, ...lyingPages];

describe('indexes and wheels that no build may use', () => {
  it('have names of their own', () => {
    const titles = [...cases, ...brokenLocks].map(titleOf);

    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(cases.map((bad, index) => [titleOf(bad), index] as const))('%s', async (_title, index) => {
    const bad = cases[index] as BadIndex;
    const folder = join(root, String(index));
    await mkdir(folder);

    const wrong = await indexProblems(bad, folder).then(
      (found) => differences(bad, found),
      (error: unknown) => [String(error)],
    );

    expect(wrong, wrong.join('\n')).toEqual([]);
  });
});

function titleOf({ kind, name }: Pick<BadIndex, 'kind' | 'name'>): string {
  return `${kind}: ${name}`;
}
