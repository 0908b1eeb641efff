import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folders that are never sources; the builder leaves them out as well. */
const NEVER_SOURCES: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/**
 * What of the working directory goes to the machines when no config says so: everything at its top level
 * that holds a file, but not what earlier runs brought home.
 */
export async function projectEntries(directory: string, outputDirectory: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (NEVER_SOURCES.has(entry.name) || path === resolve(outputDirectory)) continue;
    if (entry.isFile() || (entry.isDirectory() && (await holdsFile(path)))) names.push(entry.name);
  }
  return names.sort();
}

async function holdsFile(directory: string): Promise<boolean> {
  const entries = await readdir(directory, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile())) return true;
  for (const entry of entries) {
    const isSource = entry.isDirectory() && !NEVER_SOURCES.has(entry.name);
    if (isSource && (await holdsFile(join(directory, entry.name)))) return true;
  }
  return false;
}
