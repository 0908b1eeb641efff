/** One file that an index offers for a project. */
export interface IndexFile {
  readonly filename: string;
  /** `sha256:...` and such, as far as the index lists them. */
  readonly hashes: readonly string[];
  readonly requiresPython?: string | undefined;
  /** Why it was withdrawn; an empty string when no reason is given. */
  readonly yanked?: string | undefined;
  /** Reads the whole file. */
  read(signal?: AbortSignal): Promise<Uint8Array>;
}

/** Where wheels come from. */
export interface PackageIndex {
  /** For messages, without credentials. */
  readonly name: string;
  /** The files of a project by its normalised name; none when the index does not know it. */
  files(key: string, signal?: AbortSignal): Promise<readonly IndexFile[]>;
}

/** Fetches over HTTP; the global `fetch` by default. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
