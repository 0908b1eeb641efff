import type { Clock, SizeLimit } from '@ami-select/core';
import { indexAddress, showAddress } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import { HttpClient } from './http-client.ts';
import { Outages } from './outages.ts';
import type { Fetch, IndexFile, PackageIndex } from './package-index.ts';
import { readPage, type SimpleFile } from './simple-page.ts';
import { REQUESTS_IN_FLIGHT, Slots } from './slots.ts';

export interface HttpIndexOptions {
  readonly clock: Clock;
  /** Shared by all indexes of a build. */
  readonly slots?: Slots | undefined;
  readonly outages?: Outages | undefined;
  readonly fetch?: Fetch | undefined;
}

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
const PAGE: SizeLimit = { name: 'a page of an index', mebibytes: 64 };
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
  }: HttpIndexOptions,
): PackageIndex {
  const base = indexAddress(address);
  if ('because' in base) throw refused(address, base.because);
  const { url, authorization } = base;
  const client = new HttpClient({ clock, fetch, slots, outages, origin: url.origin, authorization });
  return {
    name: url.href,
    project: async (key, signal) => {
      const page = await client.get(new URL(`${key}/`, url), { accept: ACCEPT, limit: PAGE, signal });
      if (page === undefined) return { files: [] };
      const files = await readPage(page.body.toString('utf8'), {
        isJson: page.type.includes('json'),
        project: key,
        signal,
      });
      return { files: files.map((file) => describe(file, page.url, client)) };
    },
  };
}

function describe({ url, ...file }: SimpleFile, page: URL, client: HttpClient): IndexFile {
  const open: IndexFile['open'] = async (range = {}) => {
    if (!URL.canParse(url, page.href)) {
      const message = `the index lists ${file.filename} at what is not an address`;
      throw new BuilderError('UNREACHABLE_INDEX', message);
    }
    const opened = await client.open(new URL(url, page.href), range, FILE);
    if (opened !== undefined) return opened;
    throw new BuilderError(
      'NO_WHEEL',
      `the index lists ${file.filename}, and there is nothing at its address`,
    );
  };
  return { ...file, open };
}

function refused(address: string, because: string): BuilderError {
  const message = `the address of the index, ${showAddress(address)}, is not valid because ${because}`;
  return new BuilderError('INVALID_BUILD', message, { hint: 'expected https://… of a simple repository' });
}
