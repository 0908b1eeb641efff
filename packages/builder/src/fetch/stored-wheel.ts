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
}

/** A file that is needed, and which hashes it may have. */
export interface WantedFile {
  readonly requirement: Pick<Requirement, 'hashes' | 'file' | 'line'>;
  readonly file: IndexFile;
}
