import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Reads a file that a flag names; a problem when it cannot be read. */
export async function readFlagFile(
  flag: string,
  file: string,
  { workingDirectory, problems }: { readonly workingDirectory: string; readonly problems: string[] },
): Promise<string | undefined> {
  try {
    return await readFile(resolve(workingDirectory, file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(`${flag} is "${file}", which cannot be read: ${reason}`);
    return undefined;
  }
}
