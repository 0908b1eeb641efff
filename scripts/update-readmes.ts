import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type ActionFile, fillTables } from './readme-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Writes the tables of every action's README from its action.yml; with `--check`, only says which are out of date. */
function main(check: boolean): number {
  const stale: string[] = [];
  for (const manifest of globSync('actions/*/package.json', { cwd: root }).sort()) {
    const directory = dirname(manifest);
    const readme = join(root, directory, 'README.md');
    const before = readFileSync(readme, 'utf8');
    const after = fillTables(before, readAction(directory));
    if (before === after) continue;
    stale.push(join(directory, 'README.md'));
    if (!check) writeFileSync(readme, after);
  }
  for (const path of stale)
    console.log(`${path}: ${check ? 'does not say what action.yml says' : 'updated'}`);
  if (!check || stale.length === 0) return 0;
  console.error('Run "pnpm run docs" and commit the result.');
  return 1;
}

/** The listed action, select, has its action.yml at the root of the repository. */
function readAction(directory: string): ActionFile {
  const own = join(root, directory, 'action.yml');
  return parse(readFileSync(existsSync(own) ? own : join(root, 'action.yml'), 'utf8')) as ActionFile;
}

process.exitCode = main(process.argv.includes('--check'));
