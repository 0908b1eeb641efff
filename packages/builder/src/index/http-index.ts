import type { Clock, SizeLimit } from '@ami-select/core';
import { indexAddress, showAddress } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import { readAdvisories } from './advisory.ts';
import { HttpClient } from './http-client.ts';
import { type FilePlace, HttpFile } from './http-file.ts';
import { Outages } from './outages.ts';
import type { Fetch, PackageIndex, Project } from './package-index.ts';
import type { ProjectPage } from './page-file.ts';
import { readPage } from './read-page.ts';
import { type Slots, slotsOf } from './slots.ts';

export interface HttpIndexOptions {
  readonly clock: Clock;
  /** Shared by all indexes of a build; those of `fetch` when absent. */
  readonly slots?: Slots | undefined;
  readonly outages?: Outages | undefined;
  readonly fetch?: Fetch | undefined;
  /** For an address without credentials of its own. */
  readonly authorization?: string | undefined;
}

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
const PAGE: SizeLimit = { name: 'a page of an index', mebibytes: 64 };

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
    slots = slotsOf(fetch),
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
    project: async (key, signal, versions) => {
      const get = { accept: ACCEPT, limit: PAGE, signal };
      const found = await client.read(new URL(`${key}/`, url), get, async ({ bytes, type, url: from }) => {
        const page = await readPage(bytes, { type, url: from, project: key, versions, signal });
        return projectOf(page, { base: baseOf(from, page.base), client });
      });
      return found ?? { files: [] };
    },
  };
}

function projectOf({ files, status }: ProjectPage, place: FilePlace): Project {
  return { files: files.map((file) => new HttpFile(file, place)), ...(status && { status }) };
}

/** The address that relative addresses of a page start from. */
function baseOf(page: URL, base: string | undefined): URL {
  return base !== undefined && URL.canParse(base, page.href) ? new URL(base, page.href) : page;
}

/** The JSON of a project stands beside the simple pages, as on PyPI. */
function advisoriesOf(url: URL, client: HttpClient): PackageIndex['advisories'] {
  if (!url.pathname.endsWith('/simple/')) return undefined;
  return async (key, version, signal) => {
    const page = new URL(`../pypi/${key}/${encodeURIComponent(version)}/json`, url);
    const answer = await client.get(page, { accept: 'application/json', limit: PAGE, signal });
    if (answer === undefined) return { because: `${page.href} is not there (HTTP 404 or 410)` };
    const found = readAdvisories(answer.toString('utf8'));
    return found ?? { because: `${page.href} lists no vulnerabilities (HTTP 200)` };
  };
}

function refused(address: string, because: string): BuilderError {
  const message = `the address of the index, ${showAddress(address)}, is not valid because ${because}`;
  return new BuilderError('INVALID_BUILD', message, { hint: 'expected https://… of a simple repository' });
}
