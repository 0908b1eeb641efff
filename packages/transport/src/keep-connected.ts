import { setTimeout as delay } from 'node:timers/promises';
import { abortedError, TransportError } from './contract/errors.ts';
import type { Transport, UseConnection } from './contract/transport.ts';

export interface KeepConnectedOptions {
  /** Opens the connection again, with the same verification; its time-outs bound each attempt, and so does the signal. */
  readonly connect: (signal: AbortSignal) => Promise<Transport>;
  /** Called with one line when the connection was lost and is opened again. */
  readonly onLost?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Attempts to open a lost connection again, 4 unless given. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second attempt, 1,000 unless given; twice as long before each further one. */
  readonly pauseMs?: number | undefined;
}

/** Losses of one command that are made good; a machine that loses it again and again has failed. */
const MOST_LOSSES = 5;

/**
 * A transport that opens a lost connection again. A command that never started runs then; one that may have started runs
 * again only if it is `repeatable`, so that no step of a user runs twice. Trees are sent and fetched from their
 * beginning. Rejects with `DISCONNECTED` when the machine does not come back, or as what `onConnection` got.
 */
export function keepConnected(first: Transport, options: KeepConnectedOptions): Transport {
  const connection = new Connection(first, options);
  return {
    label: first.label,
    exec: (script, exec) =>
      connection.persist((transport) => transport.exec(script, exec), {
        isRepeatable: exec?.repeatable === true && exec.reply === undefined,
      }),
    putTree: (...call) =>
      connection.persist((transport) => transport.putTree(...call), { isRepeatable: true }),
    getTree: (...call) =>
      connection.persist((transport) => transport.getTree(...call), { isRepeatable: true }),
    onConnection: (use) => connection.beginWith(use),
    close: () => connection.close(),
  };
}

/** The connection in use, and the one opening of another that all commands wait for that lost it. */
class Connection {
  readonly #options: KeepConnectedOptions;
  readonly #label: string;
  #current: Transport;
  /** Opened again, and not yet in use. */
  #next: Transport | undefined;
  #use: UseConnection | undefined;
  #opening: Promise<void> | undefined;
  readonly #closing = new AbortController();
  /** Fires when nothing is opened any more. */
  readonly #ends: AbortSignal;

  constructor(first: Transport, options: KeepConnectedOptions) {
    this.#current = first;
    this.#label = first.label;
    this.#options = options;
    const { signal } = options;
    this.#ends = AbortSignal.any([this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
  }

  async persist<T>(
    work: (transport: Transport) => Promise<T>,
    { isRepeatable }: { readonly isRepeatable: boolean },
  ): Promise<T> {
    for (let losses = 1; ; losses += 1) {
      await this.#opening;
      const used = this.#current;
      try {
        return await work(used);
      } catch (error) {
        if (!isLoss(error) || this.#ends.aborted) throw error;
        if (losses > MOST_LOSSES || (!error.retryable && !isRepeatable)) throw error;
        // The first of several commands that lost it opens it for all.
        if (used === this.#current) this.#reopen().catch(() => undefined);
      }
    }
  }

  async beginWith(use: UseConnection): Promise<void> {
    await this.#opening;
    this.#use = use;
    try {
      await use(this.#current);
    } catch (error) {
      if (!isLoss(error) || this.#ends.aborted) throw error;
      await this.#reopen();
    }
  }

  async close(): Promise<void> {
    // Nobody waits for a connection that is being opened.
    this.#closing.abort(new Error('the connection was closed'));
    await Promise.all([this.#current.close(), this.#next?.close()]);
  }

  #reopen(): Promise<void> {
    this.#opening ??= this.#openAgain().finally(() => {
      this.#opening = undefined;
      this.#next = undefined;
    });
    return this.#opening;
  }

  async #openAgain(): Promise<void> {
    this.#options.onLost?.(`${this.#label}: the connection was lost; it is opened again`);
    await this.#current.close();
    for (let losses = 1; ; losses += 1) {
      const next = await this.#connect();
      this.#next = next;
      try {
        await this.#use?.(next);
      } catch (error) {
        await next.close();
        if (!isLoss(error) || this.#ends.aborted || losses > MOST_LOSSES) throw error;
        continue;
      }
      this.#current = next;
      if (this.#closing.signal.aborted) await next.close();
      return;
    }
  }

  async #connect(): Promise<Transport> {
    const { connect, attempts = 4, pauseMs = 1_000 } = this.#options;
    const signal = this.#ends;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await connect(signal);
      } catch (cause) {
        if (signal.aborted) throw abortedError(this.#label, signal);
        if (!(cause instanceof TransportError && cause.retryable)) throw cause;
        if (attempt >= attempts) throw inVain(this.#label, attempts, cause);
        await delay(pauseMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
        if (signal.aborted) throw abortedError(this.#label, signal);
      }
    }
  }
}

function isLoss(error: unknown): error is TransportError {
  return error instanceof TransportError && error.code === 'DISCONNECTED';
}

function inVain(label: string, attempts: number, cause: TransportError): TransportError {
  const message = `${label}: the connection was lost, and ${attempts} attempts to open it again failed: ${cause.message}`;
  return new TransportError('DISCONNECTED', message, { label, cause });
}
