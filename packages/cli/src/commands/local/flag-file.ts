import { readNamedFile, type SizeLimit } from '@ami-select/core';

const LIMIT: SizeLimit = { name: 'the file of a flag', mebibytes: 4 };

/** Reads a file that a flag names; a problem when it cannot be read. */
export function readFlagFile(
  flag: string,
  file: string,
  { workingDirectory, problems }: { readonly workingDirectory: string; readonly problems: string[] },
): string | undefined {
  const found = readNamedFile({ base: workingDirectory, path: file, isTyped: true }, LIMIT);
  if (!('because' in found)) return found.bytes.toString('utf8');
  problems.push(`${flag} is "${file}", which cannot be read because ${found.because}`);
  return undefined;
}
