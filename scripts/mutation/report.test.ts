import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { scoreFiles } from './report.ts';

it('counts mutants that tests found, and describes the others without their line', () => {
  const at = (line: number, column: number, endLine: number, endColumn: number) => ({
    start: { line, column },
    end: { line: endLine, column: endColumn },
  });
  const source = 'const a =\n  one +\n  two;\nreturn a > 0;\n';

  const [score] = scoreFiles({
    files: {
      'a.ts': {
        source,
        mutants: [
          { status: 'Killed', location: at(1, 1, 1, 2), replacement: 'x' },
          { status: 'Timeout', location: at(1, 1, 1, 2), replacement: 'x' },
          { status: 'Ignored', location: at(1, 1, 1, 2), replacement: 'x' },
          { status: 'Survived', location: at(2, 3, 3, 6), replacement: 'one  - two' },
          { status: 'NoCoverage', location: at(4, 8, 4, 13), replacement: 'a >= 0' },
        ],
      },
    },
  });

  expect(score).toEqual({
    file: 'a.ts',
    killed: 2,
    total: 4,
    survivors: [
      { mutant: 'one + two -> one - two', line: 2 },
      { mutant: 'a > 0 -> a >= 0', line: 4 },
    ],
  });
});

it('has reasons for survivors of files that are there', () => {
  const reasons = JSON.parse(readFileSync(new URL('survivors.json', import.meta.url), 'utf8')) as object;
  const root = new URL('../../', import.meta.url);

  const missing = Object.keys(reasons).filter((file) => !existsSync(fileURLToPath(new URL(file, root))));

  expect(missing).toEqual([]);
});
