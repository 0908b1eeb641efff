import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tempFolder } from '../src/testing/temp-folder.ts';
import { brokenLocks } from './broken/all.ts';
import type { Broken } from './broken/case.ts';
import { differences, problemsOf } from './broken/judge.ts';

/** A file of 100,000 lines takes a second or two where nothing else runs. */
const PATIENT_MS = 60_000;
const root = await tempFolder(afterAll);
const titles = brokenLocks.map(titleOf);

describe('broken locks', () => {
  it('are at least 120 of at least 60 kinds, each with a name of its own', () => {
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.length).toBeGreaterThanOrEqual(120);
    expect(new Set(brokenLocks.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(brokenLocks.map((broken, index) => [titleOf(broken), index] as const))(
    '%s',
    async (_title, index) => {
      const broken = brokenLocks[index] as Broken;
      const folder = join(root, String(index));
      await mkdir(folder);

      const wrong = await problemsOf(broken, folder).then(
        (found) => differences(broken, found),
        (error: unknown) => [String(error)],
      );

      expect(wrong, wrong.join('\n')).toEqual([]);
    },
    PATIENT_MS,
  );
});

function titleOf({ kind, name }: Broken): string {
  return `${kind}: ${name}`;
}
