import { setTimeout as delay } from 'node:timers/promises';
import { abortedError, TransportError } from './contract/errors.ts';
import type { Transport } from './contract/transport.ts';

export interface KeepConnectedOptions {
  /** Opens the connection again, with the same verification; its time-outs bound each attempt. */
  readonly connect: () => Promise<Transport>;
  /** Called with one line when the connection was lost and is opened again. */
  readonly onLost?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Attempts to open a lost connection again, 4 unless given. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second attempt, 1,000 unless given; twice as long before each further one. */
  readonly pauseMs?: number | undefined;
}

/** Losses of one connection that are made good; a machine that loses it again and again has failed. */
const MOST_LOSSES = 5;

/**
 * A transport that opens a lost connection again. A command that never started runs then; one that may have started runs
 * again only if it is `repeatable`, so that no step of a user runs twice. Trees are sent and fetched from their
 * beginning. Rejects with `DISCONNECTED` when the machine does not come back.
 */
export function keepConnected(first: Transport, options: KeepConnectedOptions): Transport {
  const { label } = first;
  const { signal, onLost, attempts = 4, pauseMs = 1_000 } = options;
  let current = first;
  let opening: Promise<void> | undefined;
  let losses = 0;
  let isClosed = false;

  async function openAgain(lost: TransportError): Promise<void> {
    losses += 1;
    if (losses > MOST_LOSSES) throw lost;
    onLost?.(`${label}: the connection was lost; it is opened again`);
    await current.close();
    for (let attempt = 1; ; attempt += 1) {
      try {
        current = await options.connect();
      } catch (cause) {
        if (signal?.aborted) throw abortedError(label, signal);
        if (!(cause instanceof TransportError && cause.retryable)) throw cause;
        if (attempt >= attempts) throw inVain(label, attempts, cause);
        await pause(pauseMs * 2 ** (attempt - 1));
        continue;
      }
      if (isClosed) await current.close();
      return;
    }
  }

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal }).catch(() => undefined);
    if (signal?.aborted) throw abortedError(label, signal);
  }

  async function persist<T>(
    work: (transport: Transport) => Promise<T>,
    { isRepeatable }: { readonly isRepeatable: boolean },
  ): Promise<T> {
    for (;;) {
      await opening;
      const used = current;
      try {
        return await work(used);
      } catch (error) {
        if (!isLoss(error) || isClosed || signal?.aborted) throw error;
        if (!error.retryable && !isRepeatable) throw error;
        // The first of several commands that lost it opens it for all.
        if (used === current) {
          opening ??= openAgain(error).finally(() => {
            opening = undefined;
          });
        }
      }
    }
  }

  return {
    label,
    exec: (script, exec) =>
      persist((transport) => transport.exec(script, exec), {
        isRepeatable: exec?.repeatable === true && exec.reply === undefined,
      }),
    putTree: (...call) => persist((transport) => transport.putTree(...call), { isRepeatable: true }),
    getTree: (...call) => persist((transport) => transport.getTree(...call), { isRepeatable: true }),
    close: async () => {
      isClosed = true;
      await current.close();
    },
  };
}

function isLoss(error: unknown): error is TransportError {
  return error instanceof TransportError && error.code === 'DISCONNECTED';
}

function inVain(label: string, attempts: number, cause: TransportError): TransportError {
  const message = `${label}: the connection was lost, and ${attempts} attempts to open it again failed: ${cause.message}`;
  return new TransportError('DISCONNECTED', message, { label, cause });
}
