import type { Clock, SizeLimit } from '@ami-select/core';
import { NetworkFailure, Refusal } from './failures.ts';
import { IdleWatch } from './idle.ts';

/** A response with an ordinary status, whose body is on its way. */
export interface Exchange {
  readonly response: Response;
  /** Where it came from, after redirects. */
  readonly url: URL;
  /** Ends the connection; the body then fails. */
  readonly stop: AbortController;
}

/**
 * The bytes of a response as they come. Whoever leaves early ends the connection.
 * @throws NetworkFailure when they stop to come, Refusal when they come too slowly
 */
export async function* bytesOf(
  { response, url, stop }: Exchange,
  clock: Clock,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  const idle = new IdleWatch({ clock, stop });
  let isWhole = false;
  try {
    while (!isWhole) {
      const { done, value } = await idle.within(reader.read());
      isWhole = done;
      if (value === undefined) continue;
      idle.took(value.byteLength);
      yield value;
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new NetworkFailure(url.origin, cause);
  } finally {
    idle.end();
    if (!isWhole) stop.abort();
  }
}

/**
 * The same as long as the body is within its limit.
 * @throws Refusal that names the limit, NetworkFailure
 */
export async function* bytesWithin(
  exchange: Exchange,
  clock: Clock,
  limit: SizeLimit,
): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const chunk of bytesOf(exchange, clock)) {
    length += chunk.byteLength;
    if (length > limit.mebibytes * 2 ** 20) throw tooLong(limit);
    yield chunk;
  }
}

/** @throws what the bytes throw */
export async function readWhole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function tooLong({ name, mebibytes }: SizeLimit): Refusal {
  return new Refusal(`it is longer than ${name} may be: ${mebibytes} MiB`);
}
