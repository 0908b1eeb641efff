import { readFile } from 'node:fs/promises';
import { isPlainObject } from '@ami-select/core';

/** The fields of a record on disk, of which nothing is known but its version; undefined when there is none. */
export async function readRecord(path: string): Promise<RecordText | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    const fields: unknown = JSON.parse(text);
    return isPlainObject(fields) && fields.version === 2 ? { text, fields } : undefined;
  } catch {
    return undefined;
  }
}

export interface RecordText {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
