import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');

/** Cells of the rows of every table with tests, without the heads. */
const rows = text
  .split(/^## /m)
  .filter((section) => /\| test +\|\n/.test(section))
  .flatMap((section) =>
    section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (-|attacker |sink )/.test(line)),
  )
  .map((line) => line.split('|').slice(1, -1));

describe('docs/threat-model.md', () => {
  it.each(rows.map((cells) => ({ threat: cells.slice(0, 2).join(':').trim(), tests: cells.at(-1) ?? '' })))(
    'names tests that exist: $threat',
    ({ tests }) => {
      const paths = [...tests.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

      expect(paths).not.toEqual([]);
      expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );

  it('has a row for local-ec2, the command, the actions, the account and every sink', () => {
    expect(rows.length).toBeGreaterThan(40);
  });
});
