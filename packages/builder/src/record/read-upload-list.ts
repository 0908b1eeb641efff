import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Checksum, parseChecksums } from '../phases/checksums.ts';
import { readPlain } from './plain-file.ts';
import type { RecordedFile } from './record.ts';

/** The files that the last run delivered to the workspaces; undefined where their list is not that of its record. */
export async function readUploadList(
  outputDirectory: string,
  list: RecordedFile | undefined,
): Promise<readonly Checksum[] | undefined> {
  if (list === undefined) return undefined;
  const bytes = await readPlain(join(outputDirectory, list.path));
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== list.sha256)
    return undefined;
  return parseChecksums(bytes.toString());
}
