import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folders that are never sources; the builder skips them as well. */
const NEVER_SOURCES: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

/**
 * The part of the working directory that is uploaded by default: everything at its top level
 * that holds a file, but not what earlier runs brought home. Hidden files stay at home, for they hold secrets
 * (`.env`, `.netrc`, `.ssh`) more often than sources: a config names those that are wanted.
 */
export async function projectEntries(directory: string, outputDirectory: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (!isSource(entry.name) || path === resolve(outputDirectory)) continue;
    if (entry.isFile() || (entry.isDirectory() && (await holdsFile(path)))) names.push(entry.name);
  }
  return names.sort();
}

async function holdsFile(directory: string): Promise<boolean> {
  const entries = await readdir(directory, { withFileTypes: true });
  const sources = entries.filter(({ name }) => isSource(name));
  if (sources.some((entry) => entry.isFile())) return true;
  for (const entry of sources) {
    if (entry.isDirectory() && (await holdsFile(join(directory, entry.name)))) return true;
  }
  return false;
}

function isSource(name: string): boolean {
  return !name.startsWith('.') && !NEVER_SOURCES.has(name);
}
