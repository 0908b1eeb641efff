import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleAction } from './bundle-action.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Fails when a committed bundle is not what its sources give. */
async function main(): Promise<number> {
  const build = spawnSync('turbo', ['run', 'build', '--filter=./actions/*', '--output-logs=errors-only'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (build.status !== 0) return 1;
  let differences = 0;
  for (const manifest of globSync('actions/*/package.json', { cwd: root }).sort()) {
    for (const difference of await compareAction(join(root, dirname(manifest)))) {
      console.error(difference);
      differences += 1;
    }
  }
  if (differences > 0) console.error('Run "npx --yes pnpm@12 bundle" and commit actions/*/dist.');
  return differences === 0 ? 0 : 1;
}

async function compareAction(directory: string): Promise<readonly string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'ami-select-dist-'));
  try {
    await bundleAction(directory, fresh);
    return compareFolders(join(directory, 'dist'), fresh);
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

function compareFolders(committed: string, fresh: string): readonly string[] {
  const paths = new Set([...listFiles(committed), ...listFiles(fresh)]);
  return [...paths]
    .sort()
    .map((path) => compareFile(join(committed, path), join(fresh, path)))
    .filter((difference) => difference !== undefined);
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function compareFile(committed: string, fresh: string): string | undefined {
  const name = relative(root, committed);
  if (!existsSync(committed)) return `${name}: missing from the committed bundle`;
  if (!existsSync(fresh)) return `${name}: committed, but its sources no longer give it`;
  return readFileSync(committed).equals(readFileSync(fresh))
    ? undefined
    : `${name}: differs from what its sources give`;
}

process.exitCode = await main();
