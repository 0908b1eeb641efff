import type { IndexFile } from '../index/package-index.ts';
import type { Requirement } from '../requirements/requirement.ts';

/** A verified wheel on this machine. */
export interface StoredWheel {
  readonly filename: string;
  /** Of the file with its bytes, which need not have its name. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False when it was there already. */
  readonly downloaded: boolean;
  /** The source archive of a wheel that was built on a machine. */
  readonly builtFrom?: { readonly filename: string; readonly sha256: string } | undefined;
}

/** A file that is needed, and which hashes it may have. */
export interface WantedFile {
  readonly requirement: Pick<Requirement, 'hashes' | 'file' | 'line'>;
  readonly file: IndexFile;
}

/** The sha256 of exactly this file: a lock lists those of files for other machines as well. */
export function knownSha256({ requirement, file }: WantedFile): string | undefined {
  const [listed] = file.hashes.filter(isSha256);
  const [only, ...others] = requirement.hashes.filter(isSha256);
  const hash = listed ?? (others.length === 0 ? only : undefined);
  return hash?.slice('sha256:'.length);
}

/** Two files of one name may have different bytes, as far as that is known before they are fetched. */
export function identityOf(wanted: WantedFile): string {
  return JSON.stringify([wanted.file.filename, knownSha256(wanted)]);
}

/** The key of a stored file: two names may have the same bytes. */
export function keyOf({ sha256, filename }: Pick<StoredWheel, 'sha256' | 'filename'>): string {
  return `${sha256}/${filename}`;
}

/** The stored file of a wanted one; of two with its name, the one that the index or else the lock means. */
export function storedWheel(
  { requirement, file }: WantedFile,
  wheels: ReadonlyMap<string, StoredWheel>,
): StoredWheel | undefined {
  const named = [...wheels.values()].filter(({ filename }) => filename === file.filename);
  const among = (hashes: readonly string[]): StoredWheel | undefined =>
    named.find(({ sha256 }) => hashes.includes(`sha256:${sha256}`));
  return among(file.hashes) ?? among(requirement.hashes) ?? named[0];
}

function isSha256(hash: string): boolean {
  return /^sha256:[0-9a-f]{64}$/.test(hash);
}
