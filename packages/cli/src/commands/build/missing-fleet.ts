import { existsSync } from 'node:fs';
import type { Problem } from '@ami-select/core';
import { isFleetId } from '@ami-select/provisioner';

/** The problem of a word for a fleet whose handle file does not exist. */
export function missingFleet(word: string, handle: string): Problem | undefined {
  if (existsSync(handle)) return undefined;
  const because = isFleetId(word)
    ? `this machine has no handle of it (${handle} does not exist)`
    : `it is neither a fleet id nor a file that exists (${handle})`;
  const message = `${JSON.stringify(word)} is not valid because ${because}; expected the id of a fleet that this machine launched and kept, or the path of its handle file`;
  return { field: 'fleet', message };
}
