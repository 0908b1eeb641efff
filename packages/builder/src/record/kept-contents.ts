import { join } from 'node:path';
import type { EarlierRun } from './earlier-run.ts';
import { hashFile } from './hash-file.ts';
import type { RecordedFile } from './record.ts';

/** The files that an earlier run wrote of the same environments; undefined unless all of them are still there. */
export async function keptContents(
  { record: { contents } }: EarlierRun,
  outputDirectory: string,
): Promise<readonly RecordedFile[] | undefined> {
  for (const { path, sha256 } of contents)
    if ((await hashFile(join(outputDirectory, path)))?.sha256 !== sha256) return undefined;
  return contents.length === 0 ? undefined : contents;
}
