import type { IndexFile, ProjectStatus } from './package-index.ts';

/** A file as a project page of a simple repository lists it. */
export interface PageFile
  extends Pick<IndexFile, 'filename' | 'hashes' | 'requiresPython' | 'yanked' | 'size'> {
  /** May be relative to the base of the page. */
  readonly url: string;
  /** Hashes of the METADATA that is offered beside the file; none when it is offered without. */
  readonly metadataHashes?: readonly string[] | undefined;
}

/** A project page of a simple repository. */
export interface ProjectPage {
  readonly files: readonly PageFile[];
  readonly status?: ProjectStatus | undefined;
  /** What relative addresses start from, where the page says so. */
  readonly base?: string | undefined;
}

/** The state of a project that a page names (PEP 792); undefined for an active one, or an unknown state. */
export function projectStatus(state: unknown, reason: unknown): ProjectStatus | undefined {
  if (state !== 'archived' && state !== 'quarantined' && state !== 'deprecated') return undefined;
  return { state, ...(typeof reason === 'string' && reason !== '' && { reason }) };
}

/** A hash as the builder writes it; undefined for what is no digest. */
export function hashOf(algorithm: string, digest: unknown): string | undefined {
  const isDigest = typeof digest === 'string' && /^[0-9a-f]{32,128}$/i.test(digest);
  return isDigest ? `${algorithm}:${digest}`.toLowerCase() : undefined;
}
