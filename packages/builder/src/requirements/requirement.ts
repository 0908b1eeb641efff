import type { Marker } from './marker.ts';

/** One pinned requirement of a lock file. */
export interface Requirement {
  /** As written. */
  readonly name: string;
  /** Lower case with single dashes (PEP 503): what names are compared by. */
  readonly key: string;
  readonly version: string;
  /** Allowed hashes, `sha256:...`; any one of them will do. */
  readonly hashes: readonly string[];
  readonly marker?: Marker | undefined;
  /** The marker as written: two lines for one project may differ in it. */
  readonly markerText?: string | undefined;
  readonly file: string;
  readonly line: number;
}

/** The form of a project name by which names are compared (PEP 503). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}
