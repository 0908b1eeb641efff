import { isPlainObject } from '@ami-select/core';
import { readPlain } from './plain-file.ts';

/** The fields of a record on disk, of which nothing is known but its version; undefined when there is none. */
export async function readRecord(path: string): Promise<RecordText | undefined> {
  const text = (await readPlain(path))?.toString();
  if (text === undefined) return undefined;
  try {
    const fields: unknown = JSON.parse(text);
    return isPlainObject(fields) && fields.version === 2 && isFlat(fields) ? { text, fields } : undefined;
  } catch {
    return undefined;
  }
}

/** Levels of a record; ours have six. */
const MOST_LEVELS = 20;

/** A deeper value would overflow the stack of whoever walks through it. */
function isFlat(fields: object): boolean {
  let level: readonly object[] = [fields];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return false;
    level = level.flatMap((item) => Object.values(item).filter((inner) => isObject(inner)));
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

export interface RecordText {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
