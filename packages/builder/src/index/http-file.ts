import type { SizeLimit } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import { Digests } from '../wheels/digests.ts';
import type { HttpClient } from './http-client.ts';
import type { FileMetadata, FileRange, IndexFile, OpenedFile } from './package-index.ts';
import type { PageFile } from './page-file.ts';

const METADATA: SizeLimit = { name: 'the metadata of a file', mebibytes: 16 };
const FILE: SizeLimit = { name: 'a file of an index', mebibytes: 16_384 };

/** Where the files of a page are. */
export interface FilePlace {
  /** What relative addresses start from. */
  readonly base: URL;
  readonly client: HttpClient;
}

/** A file of an index over HTTP. A large lock has thousands, so each has little of its own. */
export class HttpFile implements IndexFile {
  readonly filename: string;
  readonly hashes: readonly string[];
  readonly requiresPython?: string;
  readonly yanked?: string;
  readonly size?: number;
  readonly #url: string;
  readonly #metadataHashes: readonly string[] | undefined;
  readonly #place: FilePlace;

  constructor(
    { url, metadataHashes, filename, hashes, requiresPython, yanked, size }: PageFile,
    place: FilePlace,
  ) {
    this.filename = filename;
    this.hashes = hashes;
    if (requiresPython !== undefined) this.requiresPython = requiresPython;
    if (yanked !== undefined) this.yanked = yanked;
    if (size !== undefined) this.size = size;
    this.#url = url;
    this.#metadataHashes = metadataHashes;
    this.#place = place;
  }

  get metadata(): FileMetadata | undefined {
    const hashes = this.#metadataHashes;
    return hashes && { hashes, read: (signal) => this.#readMetadata(hashes, signal) };
  }

  async open(range: FileRange = {}): Promise<OpenedFile> {
    const opened = await this.#place.client.open(this.#address(), range, FILE);
    return opened ?? absent(this.filename);
  }

  async #readMetadata(hashes: readonly string[], signal: AbortSignal | undefined): Promise<Uint8Array> {
    const name = `${this.filename}.metadata`;
    const address = this.#address();
    address.pathname += '.metadata';
    const body = await this.#place.client.get(address, { accept: '*/*', limit: METADATA, signal });
    return body === undefined ? absent(name) : assertHash(body, name, hashes);
  }

  /** @throws BuilderError `UNREACHABLE_INDEX` */
  #address(): URL {
    const { href } = this.#place.base;
    if (URL.canParse(this.#url, href)) return new URL(this.#url, href);
    throw new BuilderError('UNREACHABLE_INDEX', `the index lists ${this.filename} at what is not an address`);
  }
}

function absent(filename: string): never {
  throw new BuilderError('NO_WHEEL', `the index lists ${filename}, and there is nothing at its address`);
}

/** @throws BuilderError `HASH` when the index lists hashes, and the bytes have none of them */
function assertHash(bytes: Buffer, filename: string, hashes: readonly string[]): Buffer {
  const digests = new Digests(hashes);
  digests.update(bytes);
  const finished = digests.finish();
  if (hashes.length === 0 || hashes.some((hash) => finished.has(hash))) return bytes;
  const message = `${filename} has sha256:${finished.sha256}; the index lists ${hashes.join(', ')}`;
  throw new BuilderError('HASH', message);
}
