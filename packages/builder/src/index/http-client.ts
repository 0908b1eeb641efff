import type { SizeLimit } from '@ami-select/core';
import { attempting } from './attempts.ts';
import { type ExchangeContext, exchange } from './exchange.ts';
import { extentOf, type OpenRange, rangeHeaders } from './file-part.ts';
import type { FileRange, OpenedFile } from './package-index.ts';
import { type Exchange, readBody, tooLong } from './read-body.ts';
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

export interface Answer {
  readonly body: Buffer;
  /** Where the body came from, after redirects. */
  readonly url: URL;
  readonly type: string;
}

/** Fetches from an index and from where it sends to, a bounded number of requests at once. */
export class HttpClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * A whole answer, or undefined when nothing is there; transient failures are retried, also those of the body.
   * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal
   */
  async get(url: URL, { accept, limit, signal }: GetOptions): Promise<Answer | undefined> {
    const { slots, clock } = this.#options;
    const release = await slots.take(signal);
    try {
      return await attempting(
        async () => {
          const found = await exchange(url, { headers: { accept }, signal }, this.#options);
          if (found === undefined) return undefined;
          const body = await readBody(found, clock, limit);
          return { body, url: found.url, type: found.response.headers.get('content-type') ?? '' };
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
