import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const docs = fileURLToPath(new URL('../docs', import.meta.url));

/** Rows of the tables of faults, without the heads. */
const rows = readFileSync(join(docs, 'faults.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (fault|-+) /.test(line))
  .map((line) => ({ fault: line.split('|')[1]?.trim() ?? '', line }));

/** Titles of tests, or of their cases, with the file that has them. */
function testsIn(line: string): { readonly title: string; readonly file: string }[] {
  const links = line.matchAll(/\[([^\]]+)\]\((\.\.\/[^)]+\.test\.ts)\)/g);
  return [...links].map(([, title = '', file = '']) => ({ title, file: join(docs, file) }));
}

function isThere({ title, file }: { readonly title: string; readonly file: string }): boolean {
  if (!existsSync(file)) return false;
  const source = readFileSync(file, 'utf8');
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((text) => source.includes(text));
}

/** What we do, and either its tests or the reason why there is nothing to do. */
function isTold([what = '', tests = '']: readonly string[]): boolean {
  return /does not apply, because /.test(what) !== testsIn(tests).length > 0;
}

describe('docs/faults.md', () => {
  it.each(rows)('names tests that exist: $fault', ({ line }) => {
    const tests = testsIn(line);

    expect(tests).not.toEqual([]);
    expect(tests.filter((test) => !isThere(test))).toEqual([]);
  });

  it('has every fault of local-ec2, at the launch and at the end', () => {
    const numbers = rows.flatMap(({ fault }) => /^F\d+(?= )/.exec(fault) ?? []);

    expect(numbers).toEqual(Array.from({ length: 22 }, (_, index) => `F${index + 1}`));
    const cells = rows.slice(0, 22).map(({ line }) => line.split(' | '));
    expect(cells.filter(([, ...launch]) => !isTold(launch))).toEqual([]);
    expect(cells.filter(([, , , ...end]) => !isTold(end))).toEqual([]);
  });
});
