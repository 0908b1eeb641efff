import { lstatSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { longName } from './long-name.ts';

const folder = mkdtempSync(join(tmpdir(), 'long-name-'));

afterAll(() => rmSync(folder, { recursive: true }));

it('writes what ls -l would, with numbers for the owners', () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'hello', { mode: 0o640 });
  utimesSync(file, Date.UTC(2026, 1, 3) / 1000, Date.UTC(2026, 1, 3) / 1000);

  const line = longName('file', lstatSync(file));

  expect(line).toMatch(/^-rw-r----- {4}1 \d+ +\d+ +5 Feb {2}3 {2}2026 file$/);
});

it('tells folders and links apart', () => {
  symlinkSync('file', join(folder, 'link'));

  expect(longName('.', lstatSync(folder))).toMatch(/^drwx------ /);
  expect(longName('link', lstatSync(join(folder, 'link')))).toMatch(/^lrwx/);
});
