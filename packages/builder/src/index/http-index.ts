import type { Clock } from '@ami-select/core';
import { BuilderError } from '../report/errors.ts';
import type { Fetch, IndexFile, PackageIndex } from './package-index.ts';
import { parseSimpleHtml, parseSimpleJson, type SimpleFile } from './simple-page.ts';

export interface HttpIndexOptions {
  readonly clock: Clock;
  readonly fetch?: Fetch | undefined;
}

const ACCEPT =
  'application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1';
const ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
const REQUEST_TIMEOUT_MS = 60_000;

/** A simple repository over HTTP (PEP 503 and PEP 691); credentials in the address go into a header, never a message. */
export function createHttpIndex(
  address: string,
  { clock, fetch = globalThis.fetch }: HttpIndexOptions,
): PackageIndex {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const headers = takeCredentials(base);
  const client = new HttpClient({ clock, fetch, origin: base.origin, headers });
  return {
    name: base.href,
    files: async (key, signal) => {
      const page = new URL(`${key}/`, base);
      const response = await client.get(page, { accept: ACCEPT, signal });
      if (response === undefined) return [];
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const files = isJson ? parseSimpleJson(text) : parseSimpleHtml(text);
      return files.map((file) => describe(file, response.url || page.href, client));
    },
  };
}

function describe({ url, ...file }: SimpleFile, page: string, client: HttpClient): IndexFile {
  const read = async (signal?: AbortSignal): Promise<Uint8Array> => {
    const response = await client.get(new URL(url, page), { accept: '*/*', signal });
    if (response === undefined) {
      throw new BuilderError('NO_WHEEL', `the index lists ${file.filename} but responds with status 404`);
    }
    return new Uint8Array(await response.arrayBuffer());
  };
  return { ...file, read };
}

function takeCredentials(base: URL): Readonly<Record<string, string>> {
  const { username, password } = base;
  [base.username, base.password] = ['', ''];
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

interface ClientOptions {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface GetOptions {
  readonly accept: string;
  readonly signal?: AbortSignal | undefined;
}

class HttpClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** The response, or undefined for status 404; transient failures are retried. */
  async get(url: URL, { accept, signal }: GetOptions): Promise<Response | undefined> {
    const { clock, fetch, origin, headers } = this.#options;
    const own = url.origin === origin ? headers : {};
    let reason: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await clock.sleep(FIRST_WAIT_MS * 2 ** attempt, signal);
      signal?.throwIfAborted();
      const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
      try {
        const response = await fetch(url.href, {
          headers: { ...own, accept },
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
        });
        if (response.ok) return response;
        if (response.status === 404) return undefined;
        reason = `status ${response.status}`;
        if (response.status < 500 && response.status !== 429) break;
      } catch (cause) {
        signal?.throwIfAborted();
        reason = cause;
      }
    }
    throw unreachable(url, reason);
  }
}

function unreachable(url: URL, reason: unknown): BuilderError {
  const detail = reason instanceof Error ? String(reason.cause ?? reason.message) : String(reason);
  return new BuilderError('UNREACHABLE_INDEX', `cannot get ${url.origin}${url.pathname}: ${detail}`, {
    hint: 'check index-url, or give a folder of wheels as index',
    cause: reason instanceof Error ? reason : undefined,
  });
}
