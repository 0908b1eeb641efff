import type { BuilderError } from '../report/errors.ts';
import type { PageFile } from './page-file.ts';

/** What is learned of a page besides its files while it is read. */
export interface PageReading {
  /** PEP 792: as it stands there. */
  state?: unknown;
  reason?: unknown;
  /** The first `<base href>`. */
  base?: string | undefined;
  /** What a page shows that is no index, such as the log-in of a network. */
  foreign?: string | undefined;
  /** The error for a page that `problem` ("is not …") says of. */
  refuse(problem: string): BuilderError;
}

/** Gets each file of a page at its end: whoever gathers them decides what of a large page stays in memory. */
export type TakeFile = (file: PageFile) => void;

/** Reads a page as its bytes come. */
export interface PageReader {
  write(chunk: Uint8Array): void;
  /** After the last chunk. @throws BuilderError `UNREACHABLE_INDEX` for what is no page */
  end(): void;
}
