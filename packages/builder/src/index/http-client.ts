import type { SizeLimit } from '@ami-select/core';
import { type AttemptContext, attempting } from './attempts.ts';
import { type ExchangeContext, exchange } from './exchange.ts';
import { extentOf, type OpenRange, rangeHeaders } from './file-part.ts';
import type { FileRange, OpenedFile } from './package-index.ts';
import { bytesWithin, type Exchange, readWhole, tooLong } from './read-body.ts';
import { ResumedBody } from './resumed-body.ts';
import type { Slots } from './slots.ts';

export interface ClientOptions extends ExchangeContext {
  /** Shared by everything that a build fetches. */
  readonly slots: Slots;
}

export interface GetOptions {
  readonly accept: string;
  readonly limit: SizeLimit;
  readonly signal?: AbortSignal | undefined;
}

/** An answer on its way. */
export interface Answer {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Where they come from, after redirects. */
  readonly url: URL;
  readonly type: string;
}

/** Fetches from an index and from where it sends to, a bounded number of requests at once. */
export class HttpClient {
  readonly #options: ClientOptions & Pick<AttemptContext, 'reported'>;

  constructor(options: ClientOptions) {
    this.#options = { ...options, reported: new WeakMap() };
  }

  /** A whole body, or undefined when nothing is there. @throws as `read` */
  get(url: URL, options: GetOptions): Promise<Buffer | undefined> {
    return this.read(url, options, ({ bytes }) => readWhole(bytes));
  }

  /**
   * What a function reads of an answer, or undefined when nothing is there. Transient failures are retried, also those of
   * the body, of which the function then reads another.
   * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal; what the function throws
   */
  async read<T>(
    url: URL,
    { accept, limit, signal }: GetOptions,
    reader: (answer: Answer) => Promise<T>,
  ): Promise<T | undefined> {
    const { slots, clock } = this.#options;
    const release = await slots.take(signal);
    try {
      return await attempting(
        async () => {
          const found = await exchange(url, { headers: { accept }, signal }, this.#options);
          if (found === undefined) return undefined;
          const type = found.response.headers.get('content-type')?.toLowerCase() ?? '';
          return await reader({ bytes: bytesWithin(found, clock, limit), url: found.url, type });
        },
        { ...this.#options, url, signal },
      );
    } finally {
      release();
    }
  }

  /**
   * A file on its way, or undefined when nothing is there. A body that is cut off goes on where it stopped.
   * @throws BuilderError `UNREACHABLE_INDEX`, also while the bytes are read; the reason of the signal
   */
  async open(url: URL, range: FileRange, limit: SizeLimit): Promise<OpenedFile | undefined> {
    const { slots } = this.#options;
    const { signal } = range;
    const wanted = { start: range.start ?? 0, end: range.end };
    const request = async (part: OpenRange): Promise<Exchange | undefined> => {
      const found = await exchange(url, { headers: rangeHeaders(part), signal }, this.#options);
      if (found) assertPart(found, limit);
      return found;
    };
    const release = await slots.take(signal);
    try {
      const context = { ...this.#options, url, signal };
      const first = await attempting(() => request(wanted), context);
      if (first === undefined) {
        release();
        return undefined;
      }
      signal?.throwIfAborted();
      const body = new ResumedBody(first, wanted, { ...context, limit, request, release });
      return { ...extentOf(first), bytes: body.bytes() };
    } catch (error) {
      release();
      throw error;
    }
  }
}

/** @throws Refusal for a part without a place, or of a file that is too long */
function assertPart(found: Exchange, limit: SizeLimit): void {
  try {
    const { size } = extentOf(found);
    if (size !== undefined && size > limit.mebibytes * 2 ** 20) throw tooLong(limit);
  } catch (refusal) {
    found.stop.abort();
    throw refusal;
  }
}
