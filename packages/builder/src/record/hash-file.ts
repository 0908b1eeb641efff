import { createHash } from 'node:crypto';
import { openPlain } from './plain-file.ts';
import type { RecordedFile } from './record.ts';

/** The sha256 and size of a local file, read in pieces; undefined when it cannot be read or is a link. */
export async function hashFile(path: string): Promise<Omit<RecordedFile, 'path'> | undefined> {
  const file = await openPlain(path);
  if (file === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of file.createReadStream({ autoClose: false })) {
      const buffer = piece as Buffer;
      hash.update(buffer);
      bytes += buffer.length;
    }
    return { sha256: hash.digest('hex'), bytes };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
