import type { Clock, SizeLimit } from '@ami-select/core';
import { indexAddress, showAddress } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import { Digests } from '../wheels/digests.ts';
import { readAdvisories } from './advisory.ts';
import { HttpClient } from './http-client.ts';
import { Outages } from './outages.ts';
import type { Fetch, IndexFile, PackageIndex } from './package-index.ts';
import type { PageFile } from './page-file.ts';
import { readPage } from './read-page.ts';
import { REQUESTS_IN_FLIGHT, Slots } from './slots.ts';

export interface HttpIndexOptions {
  readonly clock: Clock;
  /** Shared by all indexes of a build. */
  readonly slots?: Slots | undefined;
  readonly outages?: Outages | undefined;
  readonly fetch?: Fetch | undefined;
  /** For an address without credentials of its own. */
  readonly authorization?: string | undefined;
}

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
const PAGE: SizeLimit = { name: 'a page of an index', mebibytes: 64 };
const METADATA: SizeLimit = { name: 'the metadata of a file', mebibytes: 16 };
const FILE: SizeLimit = { name: 'a file of an index', mebibytes: 16_384 };

/**
 * A simple repository over HTTP (PEP 503 and PEP 691); credentials in the address go into a header, never a message, and
 * to no other host.
 * @throws BuilderError `INVALID_BUILD` for an address that is refused
 */
export function createHttpIndex(
  address: string,
  {
    clock,
    fetch = globalThis.fetch,
    slots = new Slots(REQUESTS_IN_FLIGHT),
    outages = new Outages(),
    authorization: given,
  }: HttpIndexOptions,
): PackageIndex {
  const base = indexAddress(address);
  if ('because' in base) throw refused(address, base.because);
  const { url, authorization = given } = base;
  const client = new HttpClient({ clock, fetch, slots, outages, origin: url.origin, authorization });
  return {
    name: url.href,
    advisories: advisoriesOf(url, client),
    project: async (key, signal) => {
      const page = await client.get(new URL(`${key}/`, url), { accept: ACCEPT, limit: PAGE, signal });
      if (page === undefined) return { files: [] };
      const { files, base, status } = await readPage(page.body.toString('utf8'), {
        type: page.type,
        url: page.url,
        project: key,
        signal,
      });
      const from = baseOf(page.url, base);
      return { files: files.map((file) => describe(file, from, client)), ...(status && { status }) };
    },
  };
}

/** What relative addresses of a page start from. */
function baseOf(page: URL, base: string | undefined): URL {
  return base !== undefined && URL.canParse(base, page.href) ? new URL(base, page.href) : page;
}

/** The JSON of a project stands beside the simple pages, as on PyPI. */
function advisoriesOf(url: URL, client: HttpClient): PackageIndex['advisories'] {
  if (!url.pathname.endsWith('/simple/')) return undefined;
  return async (key, version, signal) => {
    const page = new URL(`../pypi/${key}/${encodeURIComponent(version)}/json`, url);
    const answer = await client.get(page, { accept: 'application/json', limit: PAGE, signal });
    return answer === undefined ? [] : readAdvisories(answer.body.toString('utf8'));
  };
}

function describe({ url, metadataHashes, ...file }: PageFile, base: URL, client: HttpClient): IndexFile {
  const { filename } = file;
  const open: IndexFile['open'] = async (range = {}) => {
    const opened = await client.open(addressOf(filename, url, base), range, FILE);
    return opened ?? absent(filename);
  };
  if (metadataHashes === undefined) return { ...file, open };
  const read = async (signal?: AbortSignal): Promise<Uint8Array> => {
    const address = addressOf(filename, url, base);
    address.pathname += '.metadata';
    const answer = await client.get(address, { accept: '*/*', limit: METADATA, signal });
    if (answer === undefined) return absent(`${filename}.metadata`);
    return assertHash(answer.body, `${filename}.metadata`, metadataHashes);
  };
  return { ...file, open, metadata: { hashes: metadataHashes, read } };
}

/** @throws BuilderError `UNREACHABLE_INDEX` */
function addressOf(filename: string, url: string, base: URL): URL {
  if (URL.canParse(url, base.href)) return new URL(url, base.href);
  throw new BuilderError('UNREACHABLE_INDEX', `the index lists ${filename} at what is not an address`);
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

function refused(address: string, because: string): BuilderError {
  const message = `the address of the index, ${showAddress(address)}, is not valid because ${because}`;
  return new BuilderError('INVALID_BUILD', message, { hint: 'expected https://… of a simple repository' });
}
