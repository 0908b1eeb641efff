import type { Advisory } from './advisory.ts';

/** The part of a file that is read: the whole of it unless told otherwise. */
export interface FileRange {
  /** Of the first byte. */
  readonly start?: number | undefined;
  /** Of the first byte that is not read. */
  readonly end?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes of a file on their way; whoever stops reading early returns the iterator, as `for await` does. */
export interface OpenedFile {
  /** Where the bytes really start: 0 from a server that sends the whole file whatever part is read. */
  readonly start: number;
  /** Bytes of the whole file, when known. */
  readonly size?: number | undefined;
  /** Each chunk is its reader's own. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The METADATA of a wheel, offered beside it (PEP 658, PEP 714). */
export interface FileMetadata {
  /** `sha256:...` and such, as far as the index lists them. */
  readonly hashes: readonly string[];
  /** @throws BuilderError `UNREACHABLE_INDEX`, `NO_WHEEL` when it is absent, `HASH` when it is another one */
  read(signal?: AbortSignal): Promise<Uint8Array>;
}

/** One file that an index offers for a project. */
export interface IndexFile {
  readonly filename: string;
  /** `sha256:...` and such, as far as the index lists them. */
  readonly hashes: readonly string[];
  readonly requiresPython?: string | undefined;
  /** Why it was withdrawn; an empty string when no reason is given. */
  readonly yanked?: string | undefined;
  /** In bytes. */
  readonly size?: number | undefined;
  readonly metadata?: FileMetadata | undefined;
  /** @throws BuilderError `UNREACHABLE_INDEX`, `NO_WHEEL` when it is absent */
  open(range?: FileRange): Promise<OpenedFile>;
}

/** The state of a project that should not be used as before (PEP 792). */
export interface ProjectStatus {
  readonly state: 'archived' | 'quarantined' | 'deprecated';
  readonly reason?: string | undefined;
}

/** Files and status of one project on an index. */
export interface Project {
  /** None when the index does not know the project. */
  readonly files: readonly IndexFile[];
  /** Absent for an active project. */
  readonly status?: ProjectStatus | undefined;
}

/** What an index says of the vulnerabilities of a version; else where it was asked, and what it answered. */
export type AdvisoryAnswer = readonly Advisory[] | { readonly because: string };

/** Where wheels come from. */
export interface PackageIndex {
  /** For messages, without credentials. */
  readonly name: string;
  /**
   * Looks up a project by its normalised name.
   * @param versions whose files are needed: of others it may have few; all when absent
   * @throws BuilderError `UNREACHABLE_INDEX`
   */
  project(key: string, signal?: AbortSignal, versions?: ReadonlySet<string>): Promise<Project>;
  /**
   * Known vulnerabilities of a version, or why it says nothing of that version; undefined where the index of a project
   * lists none. Absent from an index that lists none of any.
   * @throws BuilderError `UNREACHABLE_INDEX`
   */
  readonly advisories?:
    | ((key: string, version: string, signal?: AbortSignal) => Promise<AdvisoryAnswer | undefined>)
    | undefined;
  /** The name of the index that has a project, where there are several. */
  readonly serving?: ((key: string) => string) | undefined;
}

/** Fetches over HTTP; the global `fetch` by default. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;
