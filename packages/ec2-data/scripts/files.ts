import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = new URL('../', import.meta.url);

export function extractPath(name: string): string {
  return fileURLToPath(new URL(`extracts/${name}`, PACKAGE));
}

export function dataPath(name: string): string {
  return fileURLToPath(new URL(`src/data/${name}`, PACKAGE));
}

export function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

export function readExtract<T>(name: string): T {
  return readJson(extractPath(name));
}

export function writeExtract(name: string, value: object): void {
  writeFileSync(extractPath(name), renderTable(value));
}

/** JSON with one line for each entry of the tables in `value`, so that a refresh reads as a list of changes. */
export function renderTable(value: object): string {
  const fields = Object.entries(value).map(([name, field]) => `"${name}": ${renderField(field)}`);
  return `{\n  ${fields.join(',\n  ')}\n}\n`;
}

function renderField(field: unknown): string {
  if (Array.isArray(field))
    return lines(
      '[',
      field.map((item) => JSON.stringify(item)),
      ']',
    );
  if (typeof field !== 'object' || field === null) return JSON.stringify(field);
  const entries = Object.entries(field).map(
    ([key, entry]) => `${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
  );
  return lines('{', entries, '}');
}

function lines(open: string, items: readonly string[], close: string): string {
  return items.length === 0 ? open + close : `${open}\n    ${items.join(',\n    ')}\n  ${close}`;
}
