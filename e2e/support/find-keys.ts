import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files below a folder that hold a private key; compiled code of the command only has the words. */
export function filesWithKeys(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes('/ami-select/compile-cache/'))
    .filter((path) => readFileSync(path).includes('PRIVATE KEY'));
}
