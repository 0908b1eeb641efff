import { readFileSync, writeFileSync } from 'node:fs';
import { dataPath } from './files.ts';
import { generateTables } from './generate-tables.ts';

const isCheck = process.argv.includes('--check');

for (const [name, text] of Object.entries(generateTables())) {
  if (isCheck) check(name, text);
  else writeFileSync(dataPath(name), text);
}

/** Prints the first line that differs, and makes the process fail. */
function check(name: string, expected: string): void {
  const found = readFileSync(dataPath(name), 'utf8');
  if (found === expected) return;
  const lines = found.split('\n');
  const index = expected.split('\n').findIndex((line, at) => line !== lines[at]);
  console.error(
    `src/data/${name}:${index + 1} differs from its extract; run "pnpm --filter ec2-data generate"`,
  );
  console.error(`  expected ${shorten(expected.split('\n')[index])}\n  found    ${shorten(lines[index])}`);
  process.exitCode = 1;
}

function shorten(line = ''): string {
  return line.length > 160 ? `${line.slice(0, 160)}…` : line.trim();
}
