import type { Clock } from '@ami-select/core';
import { isWeb, splitCredentials } from '../definition/index-address.ts';
import { NetworkFailure, Refusal, StatusFailure } from './failures.ts';
import { IdleWatch } from './idle.ts';
import type { Outages } from './outages.ts';
import type { Fetch } from './package-index.ts';
import { bytesOf, type Exchange } from './read-body.ts';
import { retryAfterMs } from './retry-after.ts';

const MOST_REDIRECTS = 5;
/** Bytes. */
const MOST_DRAINED = 64 * 1024;
const LONGEST_DRAIN_MS = 1_000;

export interface ExchangeContext {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly outages: Outages;
  /** The only one that gets `authorization`. */
  readonly origin: string;
  readonly authorization: string | undefined;
}

export interface ExchangeRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends one request, and follows where it is sent to; credentials go to their own origin alone.
 * @returns undefined when nothing is there
 * @throws Refusal, StatusFailure, NetworkFailure, or the reason of a signal
 */
export async function exchange(
  first: URL,
  { headers, signal }: ExchangeRequest,
  context: ExchangeContext,
): Promise<Exchange | undefined> {
  let address = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    // A body that nobody needs may be cut off without the next request.
    const stop = new AbortController();
    const { url, authorization } = credentialsFor(address, context);
    const all = { ...headers, ...(authorization !== undefined && { authorization }) };
    const response = await send(url, { headers: all, signal, stop }, context);
    const location = response.headers.get('location');
    const { status } = response;
    if (response.ok) return { response, url, stop };
    await drain({ response, url, stop }, context);
    if (status < 300 || status > 399 || location === null) {
      if (status === 404 || status === 410) return undefined;
      throw new StatusFailure(status, retryAfterMs(response.headers.get('retry-after'), context.clock));
    }
    address = redirectTarget(location, url);
  }
  throw new Refusal(`it redirects more than ${MOST_REDIRECTS} times`);
}

async function send(
  url: URL,
  { headers, signal, stop }: ExchangeRequest & { readonly stop: AbortController },
  { clock, fetch, outages }: ExchangeContext,
): Promise<Response> {
  const { origin } = url;
  const signals = [stop.signal, outages.signal(origin), ...(signal ? [signal] : [])];
  const any = AbortSignal.any(signals);
  any.throwIfAborted();
  const idle = new IdleWatch({ clock, stop });
  try {
    const fetching = fetch(url.href, { headers, signal: any, redirect: 'manual' });
    const response = await idle.within(fetching);
    outages.responded(origin);
    return response;
  } catch (cause) {
    signal?.throwIfAborted();
    outages.signal(origin).throwIfAborted();
    throw new NetworkFailure(origin, cause);
  } finally {
    idle.end();
  }
}

/** Reads a short body that nobody needs, so that the connection serves the next request; a long one is cut off. */
async function drain(unneeded: Exchange, { clock }: ExchangeContext): Promise<void> {
  const done = new AbortController();
  const cutOff = (): void => unneeded.stop.abort();
  clock.sleep(LONGEST_DRAIN_MS, done.signal, { background: true }).then(cutOff, () => {});
  let length = 0;
  try {
    for await (const chunk of bytesOf(unneeded, clock)) {
      length += chunk.byteLength;
      if (length > MOST_DRAINED) return;
    }
  } catch {
    // The status says what there is to know.
  } finally {
    done.abort();
  }
}

function credentialsFor(
  address: URL,
  { origin, authorization }: ExchangeContext,
): { readonly url: URL; readonly authorization?: string | undefined } {
  if (!isWeb(address)) throw new Refusal('it is not an address of the web');
  const split = splitCredentials(address);
  if ('because' in split) throw new Refusal(split.because);
  return split.url.origin === origin ? { authorization, ...split } : split;
}

function redirectTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new Refusal('it redirects to what is not an address');
  return new URL(location, from.href);
}
