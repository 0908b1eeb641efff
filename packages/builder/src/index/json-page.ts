import { isPlainObject } from '@ami-select/core';
import { hashOf, type PageFile } from './page-file.ts';
import type { PageReading } from './page-reading.ts';

interface JsonFile {
  readonly filename?: unknown;
  readonly url?: unknown;
  readonly hashes?: unknown;
  readonly 'requires-python'?: unknown;
  readonly yanked?: unknown;
  readonly size?: unknown;
  readonly 'core-metadata'?: unknown;
  readonly 'dist-info-metadata'?: unknown;
  readonly 'data-dist-info-metadata'?: unknown;
}

interface JsonStatus {
  readonly status?: unknown;
  readonly reason?: unknown;
}

/** Reads a project page in JSON (PEP 691, 700, 714, 792), some files at a time. */
export function* jsonFiles(text: string, reading: PageReading): Generator<PageFile, void, undefined> {
  const page = parsePage(text);
  if (page === undefined) throw reading.refuse('is not the JSON of a simple repository');
  const { files, meta, 'project-status': status } = page;
  const version = isPlainObject(meta) ? meta['api-version'] : undefined;
  if (typeof version === 'string' && !/^1(?:\.|$)/.test(version))
    throw reading.refuse(`has version ${JSON.stringify(version.slice(0, 20))} of the simple API; expected 1`);
  if (!Array.isArray(files)) throw reading.refuse('is not the JSON of a simple repository');
  if (isPlainObject(status)) Object.assign(reading, stateOf(status));
  for (const file of files) {
    const read = isPlainObject(file) ? readFile(file) : undefined;
    if (read !== undefined) yield read;
  }
}

function stateOf({ status, reason }: JsonStatus): Pick<PageReading, 'state' | 'reason'> {
  return { state: status, reason };
}

function parsePage(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const page: unknown = JSON.parse(text);
    return isPlainObject(page) ? page : undefined;
  } catch {
    return undefined;
  }
}

function readFile(file: JsonFile): PageFile | undefined {
  const { filename, url, hashes, yanked, size, 'requires-python': requiresPython } = file;
  if (typeof filename !== 'string' || typeof url !== 'string') return undefined;
  const metadata = file['core-metadata'] ?? file['dist-info-metadata'] ?? file['data-dist-info-metadata'];
  return {
    filename,
    url,
    hashes: readHashes(hashes),
    ...(typeof requiresPython === 'string' && requiresPython !== '' && { requiresPython }),
    ...(isYanked(yanked) && { yanked: typeof yanked === 'string' ? yanked : '' }),
    ...(isSize(size) && { size }),
    ...(isOffered(metadata) && { metadataHashes: readHashes(metadata) }),
  };
}

/** PEP 592: true, or the reason, which may be empty. */
function isYanked(value: unknown): boolean {
  return value === true || typeof value === 'string';
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isOffered(metadata: unknown): boolean {
  return metadata === true || isPlainObject(metadata);
}

function readHashes(hashes: unknown): readonly string[] {
  if (!isPlainObject(hashes)) return [];
  return Object.entries(hashes).flatMap(([name, digest]) => hashOf(name, digest) ?? []);
}
