import { createHash } from 'node:crypto';
import { LocalFolder } from '@ami-select/transport';
import { type Checksum, checksumsOf } from '../phases/checksums.ts';
import type { DeliverOptions } from '../phases/deliver.ts';
import type { RecordedFile } from './record.ts';
import type { RunRecord } from './run-record.ts';

/** The name of the list in the output directory. */
export const UPLOAD_LIST = 'uploads.sha256';

/** Lets the record know what goes to the workspaces, also when it does not arrive. */
export function recordUploads(
  record: Pick<RunRecord, 'learn'>,
  { outputDirectory }: { readonly outputDirectory: string },
): DeliverOptions['onHashed'] {
  return async (uploads) => record.learn({ uploadList: await writeUploadList(uploads, outputDirectory) });
}

/**
 * Writes the uploads with their hashes beside the record, for `sha256sum -c` in the folder of the project: they may be a
 * hundred thousand, and the record is written often.
 */
async function writeUploadList(uploads: readonly Checksum[], outputDirectory: string): Promise<RecordedFile> {
  const text = checksumsOf(uploads);
  const folder = new LocalFolder(outputDirectory);
  await folder.enter();
  const file = await folder.create(UPLOAD_LIST);
  await file.writeFile(text).finally(() => file.close());
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { path: UPLOAD_LIST, sha256, bytes: Buffer.byteLength(text) };
}
