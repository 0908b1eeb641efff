import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TreeEntry } from '@ami-select/transport';
import { checksumsOf } from '../phases/checksums.ts';
import { hashUploads } from '../phases/hash-uploads.ts';
import { readPlain } from './plain-file.ts';
import type { RecordedFile } from './record.ts';

export interface ChangedUploadsOptions {
  readonly outputDirectory: string;
  /** As the last run recorded it. */
  readonly uploadList: RecordedFile | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Names that are listed. */
const MOST_NAMES = 3;

/** The changes since the last run delivered the uploads, for a sentence; undefined when there are none. */
export async function changedUploads(
  uploads: readonly TreeEntry[],
  { outputDirectory, uploadList, signal }: ChangedUploadsOptions,
): Promise<string | undefined> {
  const now = checksumsOf(await hashUploads(uploads, signal));
  if (digestOf(now) === (uploadList?.sha256 ?? digestOf(''))) return undefined;
  const then =
    uploadList === undefined
      ? ''
      : ((await readPlain(join(outputDirectory, uploadList.path)))?.toString() ?? '');
  if (digestOf(then) !== uploadList?.sha256) return 'the files of upload changed';
  const names = differingPaths(now, then);
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more} changed`;
}

function differingPaths(now: string, then: string): readonly string[] {
  const [own, old] = [linesOf(now), linesOf(then)];
  const lines = [...own].filter((line) => !old.has(line)).concat([...old].filter((line) => !own.has(line)));
  return [...new Set(lines.map((line) => line.slice(line.indexOf('  ') + 2)))].sort();
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').filter((line) => line !== ''));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
