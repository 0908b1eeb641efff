import { type Clock, redactUrl, type SizeLimit } from '@ami-select/core';
import { isWeb, splitCredentials } from '../definition/index-address.ts';
import { BuilderError } from '../report/errors.ts';
import type { Fetch } from './package-index.ts';
import { Refusal, readBody } from './read-body.ts';

const ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
const REQUEST_TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 5;

export interface ClientOptions {
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** The only one that gets `authorization`. */
  readonly origin: string;
  readonly authorization: string | undefined;
}

export interface GetOptions {
  readonly accept: string;
  readonly limit: SizeLimit;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly body: Buffer;
  /** Where the body came from, after redirects. */
  readonly url: URL;
  readonly type: string;
}

/** Fetches from an index and from where it sends to; its credentials go to its own origin alone. */
export class HttpClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * The answer, or undefined for status 404; transient failures are retried.
   * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal
   */
  async get(url: URL, options: GetOptions): Promise<Answer | undefined> {
    const { clock } = this.#options;
    const { signal } = options;
    let reason: unknown;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await clock.sleep(FIRST_WAIT_MS * 2 ** attempt, signal);
      signal?.throwIfAborted();
      try {
        const { response, url: from } = await this.#follow(url, options);
        if (response.ok) return await answerOf(response, from, options.limit);
        if (response.status === 404) return undefined;
        reason = `status ${response.status}`;
        if (response.status < 500 && response.status !== 429) break;
      } catch (cause) {
        signal?.throwIfAborted();
        reason = cause;
        if (cause instanceof Refusal) break;
      }
    }
    throw unreachable(url, reason);
  }

  async #follow(first: URL, { accept, signal }: GetOptions): Promise<Followed> {
    const limit = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    let address = first;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const { url, authorization } = this.#credentialsFor(address);
      const headers = { accept, ...(authorization !== undefined && { authorization }) };
      const response = await this.#options.fetch(url.href, { headers, signal: stop, redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return { response, url };
      await response.body?.cancel();
      address = redirectTarget(location, url);
    }
    throw new Refusal(`it redirects more than ${MOST_REDIRECTS} times`);
  }

  #credentialsFor(address: URL): { readonly url: URL; readonly authorization?: string | undefined } {
    if (!isWeb(address)) throw new Refusal('it is not an address of the web');
    const split = splitCredentials(address);
    if ('because' in split) throw new Refusal(split.because);
    const { origin, authorization } = this.#options;
    return split.url.origin === origin ? { authorization, ...split } : split;
  }
}

interface Followed {
  readonly response: Response;
  readonly url: URL;
}

function redirectTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new Refusal('it redirects to what is not an address');
  return new URL(location, from.href);
}

async function answerOf(response: Response, url: URL, limit: SizeLimit): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  return { body: await readBody(response, limit), url, type };
}

function unreachable(url: URL, reason: unknown): BuilderError {
  const detail = reason instanceof Error ? String(reason.cause ?? reason.message) : String(reason);
  const place = isWeb(url) ? `${url.origin}${url.pathname}` : `an address with ${url.protocol}`;
  const message = `cannot get ${place}: ${redactUrl(detail)}`;
  return new BuilderError('UNREACHABLE_INDEX', message, {
    hint: 'check index-url, or give a folder of wheels as index',
    cause: reason instanceof Error ? reason : undefined,
  });
}
