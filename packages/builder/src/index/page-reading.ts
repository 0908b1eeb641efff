import type { BuilderError } from '../report/errors.ts';

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
