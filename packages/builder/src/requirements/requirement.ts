import type { Marker } from './marker.ts';
import type { Clause } from './specifier.ts';

/** A file of a package as pylock.toml names it: its own name, and where it is. */
export interface LockedFile {
  readonly filename: string;
  readonly url?: string | undefined;
  /** Relative to the folder of the lock file. */
  readonly path?: string | undefined;
  /** `sha256:...` */
  readonly hashes: readonly string[];
  /** Bytes. */
  readonly size?: number | undefined;
  /** Where it is on this machine, for a file that the lock names by a path or a `file:` address alone. */
  readonly local?: { readonly base: string; readonly path: string } | undefined;
}

/** One pinned requirement of a lock file. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  /** Lower case with single dashes (PEP 503): what names are compared by. */
  readonly key: string;
  readonly version: string;
  /** Of a pin with `===`, which takes its own spelling of the version alone. */
  readonly isVerbatim?: true | undefined;
  /** Extras that are asked for, by their normalised names, sorted: `requests[Socks]` has `socks`. */
  readonly extras: readonly string[];
  /** Allowed hashes, `sha256:...`; any one of them will do. */
  readonly hashes: readonly string[];
  readonly marker?: Marker | undefined;
  /** The marker as written: two lines for one project may differ in it. */
  readonly markerText?: string | undefined;
  /** The files that the lock names, of which one is installed; only pylock.toml has them. */
  readonly files?: readonly LockedFile[] | undefined;
  /** The Pythons that the package is for; only pylock.toml has it. */
  readonly requiresPython?: readonly Clause[] | undefined;
  readonly file: string;
  readonly line: number;
}

/** The form of a project name by which names are compared (PEP 503). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
