import type { IncomingMessage } from 'node:http';
import { hostOf, nameOf, type SentCall } from './name-timeout.ts';

/** Bytes a second that a response may come with at least. The largest usual page, 2 MB of images, takes four minutes then. */
const SLOWEST = 8 * 1024;
/** Whatever its size: 64 MiB, the most that is read, come in that at 220 KiB a second. */
const LONGEST_MS = 300_000;

/**
 * Ends a response that comes, but so slowly that it is none: beside twice the time of one that stops it has a second for
 * every 8 KiB, and five minutes at most. Nothing is read here.
 */
export function limitDuration(body: IncomingMessage, timeoutMs: number, call: SentCall): void {
  const graceMs = 2 * timeoutMs;
  const startedAt = performance.now();
  const { socket } = body;
  const bytesBefore = socket.bytesRead;
  const check = (): void => {
    const elapsedMs = performance.now() - startedAt;
    const allowedMs = graceMs + ((socket.bytesRead - bytesBefore) / SLOWEST) * 1_000;
    const leftMs = Math.min(allowedMs, LONGEST_MS) - elapsedMs;
    if (leftMs <= 0) body.destroy(tooSlow(elapsedMs, call));
    else timer = setTimeout(check, Math.ceil(leftMs));
  };
  let timer = setTimeout(check, graceMs);
  body.once('close', () => clearTimeout(timer));
}

function tooSlow(elapsedMs: number, call: SentCall): Error {
  const seconds = Number((elapsedMs / 1_000).toPrecision(2));
  const message = `${hostOf(call)}: the response was not complete after ${seconds} s (${nameOf(call)})`;
  // Without metadata the SDK takes an error for a mistake of its own and adds advice about it to the message.
  return Object.assign(new Error(message), { name: 'TimeoutError', $metadata: {} });
}
