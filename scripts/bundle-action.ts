import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNcc } from './bundle-ncc.ts';
import { renderNotices } from './bundle-notices.ts';
import { shake } from './bundle-shake.ts';

/** Compiled entry of an action, and where below dist/ its bundle goes. */
const ENTRIES = [
  { source: 'lib/index.js', target: '.' },
  { source: 'lib/post-index.js', target: 'post' },
  { source: 'lib/renew-index.js', target: 'renew' },
] as const;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/ami-select');

export interface BundledFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * Bundles the compiled entries of the action in `directory` into `output`, which is emptied first.
 * The result depends on nothing but the sources and the locked dependencies: no path, time or order of this machine.
 */
export async function bundleAction(directory: string, output: string): Promise<readonly BundledFile[]> {
  const entries = ENTRIES.filter(({ source }) => existsSync(join(directory, source)));
  if (entries.length === 0) throw new Error(`${directory} has no lib/index.js: run "pnpm run build" first`);
  rmSync(output, { recursive: true, force: true });
  const modules = new Set<string>();
  for (const { source, target } of entries) {
    for (const module of await bundleEntry(join(directory, source), join(output, target)))
      modules.add(module);
  }
  writeFileSync(join(output, 'package.json'), '{ "type": "commonjs" }\n');
  writeFileSync(join(output, 'licenses.txt'), renderNotices(modules));
  const files = listFiles(output);
  assertPortable(directory, output, files);
  return files;
}

async function bundleEntry(entry: string, output: string): Promise<readonly string[]> {
  // ncc numbers modules by the way from this folder to its own loaders, and names variables after the folder: its
  // place in the repository and its last part are always the same.
  mkdirSync(CACHE, { recursive: true });
  const temporary = mkdtempSync(join(CACHE, 'bundle-'));
  const shaken = join(temporary, 'bundle');
  try {
    const modules = await shake(entry, shaken);
    runNcc(join(shaken, 'index.js'), output);
    escapeBeyondAscii(output);
    return modules;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** Node reads a file of ASCII alone a millisecond faster, and keeps it in half the memory. */
function escapeBeyondAscii(output: string): void {
  for (const { path } of listFiles(output)) {
    const file = join(output, path);
    const text = readFileSync(file, 'utf8');
    // One UTF-16 unit at a time, as escapes in strings and regular expressions are.
    const escaped = text.replace(
      /[^\0-\x7f]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    if (escaped !== text) writeFileSync(file, escaped);
  }
}

function listFiles(output: string): readonly BundledFile[] {
  return readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(output, path), bytes: statSync(path).size }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** A bundle with a compiled addon, or a path of the machine that built it, would run on that machine only. */
function assertPortable(directory: string, output: string, files: readonly BundledFile[]): void {
  for (const { path } of files) {
    if (path.endsWith('.node')) throw new Error(`${path}: a compiled addon runs on one kind of machine only`);
    const text = readFileSync(join(output, path), 'utf8');
    for (const absolute of [ROOT, directory]) {
      if (text.includes(absolute)) throw new Error(`${path}: contains the absolute path ${absolute}`);
    }
  }
}
