import type { SizeLimit } from '@ami-select/core';
import { type AttemptContext, attempting } from './attempts.ts';
import { ChangedFile, NetworkFailure, Refusal, unreachable } from './failures.ts';
import { extentOf, type OpenRange, strongTag } from './file-part.ts';
import { bytesOf, type Exchange, tooLong } from './read-body.ts';

/** Times in a row that a body may be cut off before a byte of it has come. */
const FRUITLESS = 3;

export interface BodyContext extends AttemptContext {
  readonly limit: SizeLimit;
  /** Requests a part of the file; undefined when nothing is there. */
  readonly request: (part: OpenRange) => Promise<Exchange | undefined>;
  /** Gives the place of the request back. */
  readonly release: () => void;
}

/** The bytes of a file, which go on where they stopped when a connection is cut. */
export class ResumedBody {
  readonly #context: BodyContext;
  readonly #tag: string | undefined;
  readonly #end: number;
  #body: Exchange;
  #at: number;
  #fruitless = 0;

  constructor(first: Exchange, wanted: OpenRange, context: BodyContext) {
    const { start, size = Number.POSITIVE_INFINITY } = extentOf(first);
    this.#context = context;
    this.#tag = strongTag(first);
    this.#body = first;
    this.#at = start;
    this.#end = Math.min(wanted.end ?? size, size);
    // Whoever is told to stop may never come to the first byte.
    context.signal?.addEventListener('abort', this.#close, { once: true });
  }

  /**
   * The bytes, for one reader, who may also leave before the first of them.
   * @throws BuilderError `UNREACHABLE_INDEX`; the reason of the signal
   */
  bytes(): AsyncIterable<Uint8Array> {
    const generator = this.#bytes();
    const leave = (): Promise<IteratorResult<Uint8Array, void>> => {
      // A generator that has not begun does nothing at its end.
      this.#close();
      return generator.return();
    };
    const iterator = { next: () => generator.next(), return: leave };
    return { [Symbol.asyncIterator]: () => iterator };
  }

  async *#bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        const cut = yield* this.#untilCut();
        if (cut === undefined) return;
        await this.#reopen(cut);
      }
    } finally {
      this.#close();
    }
  }

  readonly #close = (): void => {
    const { signal, release } = this.#context;
    signal?.removeEventListener('abort', this.#close);
    this.#body.stop.abort();
    release();
  };

  /** @returns why the body was cut; undefined at its end */
  async *#untilCut(): AsyncGenerator<Uint8Array, NetworkFailure | undefined, undefined> {
    const { clock, limit, signal } = this.#context;
    let skip = this.#at - extentOf(this.#body).start;
    try {
      for await (const chunk of bytesOf(this.#body, clock)) {
        // What comes past the end is not waited for, but the end of the body is: the connection serves others then.
        if (this.#at === this.#end && chunk.byteLength > 0) return undefined;
        const rest = chunk.subarray(Math.min(skip, chunk.byteLength), skip + this.#end - this.#at);
        skip = Math.max(0, skip - chunk.byteLength);
        if (rest.byteLength === 0) continue;
        this.#at += rest.byteLength;
        this.#fruitless = 0;
        if (this.#at > limit.mebibytes * 2 ** 20) throw unreachable(this.#context.url, tooLong(limit));
        yield rest;
      }
    } catch (failure) {
      signal?.throwIfAborted();
      if (failure instanceof NetworkFailure) return failure;
      if (failure instanceof Refusal) throw unreachable(this.#context.url, failure);
      throw failure;
    }
    const isShort = Number.isFinite(this.#end) && this.#at < this.#end;
    return isShort ? new NetworkFailure(this.#body.url.origin, new Error('it was cut off')) : undefined;
  }

  async #reopen(cut: NetworkFailure): Promise<void> {
    const { url, request } = this.#context;
    this.#fruitless += 1;
    if (this.#fruitless > FRUITLESS) throw unreachable(url, cut);
    const end = Number.isFinite(this.#end) ? this.#end : undefined;
    const part = { start: this.#at, end, tag: this.#tag };
    const body = await attempting(() => request(part), this.#context);
    if (body === undefined) throw unreachable(url, new Refusal('it is not there any more'));
    this.#body = body;
    const isOther = this.#tag !== undefined && strongTag(body) !== this.#tag;
    if (isOther || extentOf(body).start > this.#at) throw unreachable(url, new ChangedFile());
  }
}
