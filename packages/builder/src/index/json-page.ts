import { isPlainObject } from '@ami-select/core';
import type { BuilderError } from '../report/errors.ts';
import { JsonElements } from './json-elements.ts';
import { hashOf, type PageFile } from './page-file.ts';
import type { PageReader, PageReading, TakeFile } from './page-reading.ts';

/** One may come first, as for pip. */
const BYTE_ORDER_MARK = /^\uFEFF/;

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

/** Reads a project page in JSON (PEP 691, 700, 714, 792), a file at a time. */
export function jsonReader(reading: PageReading, take: TakeFile): PageReader {
  const refused = (): BuilderError => reading.refuse('is not the JSON of a simple repository');
  const takeFile = (file: JsonFile): void => {
    const read = readFile(file);
    if (read !== undefined) take(read);
  };
  const elements = new JsonElements('files', (text) => {
    const file = parseObject(text);
    if (file === undefined) throw refused();
    takeFile(file);
  });
  return {
    write: (chunk) => elements.write(chunk),
    end: () => {
      const { text, count } = elements.end();
      const page = parseObject(text.replace(BYTE_ORDER_MARK, ''));
      if (page === undefined) throw refused();
      const { files, meta, 'project-status': status } = page;
      const version = isPlainObject(meta) ? meta['api-version'] : undefined;
      if (typeof version === 'string' && !/^1(?:\.|$)/.test(version)) {
        const shown = JSON.stringify(version.slice(0, 20));
        throw reading.refuse(`has version ${shown} of the simple API; expected 1`);
      }
      // Each file that was read left a number; one of a second list of files is in no place.
      if (!Array.isArray(files) || files.filter((file) => file === 0).length < count) throw refused();
      if (isPlainObject(status)) Object.assign(reading, stateOf(status));
      for (const file of files.filter(isPlainObject)) takeFile(file);
    },
  };
}

function stateOf({ status, reason }: JsonStatus): Pick<PageReading, 'state' | 'reason'> {
  return { state: status, reason };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : undefined;
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
