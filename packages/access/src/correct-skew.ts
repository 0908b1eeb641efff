import { formatDuration } from '@ami-select/core';
import type { EC2Client } from '@aws-sdk/client-ec2';

/** Refusals for the time of a signature, also those that services give as one of the signature itself (SDK, "clock skew"). */
const SKEWED: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

/** What the SDK takes for a wrong clock; AWS's limit is five minutes. */
const SKEW_MS = 4 * 60_000;

interface RefusedCall {
  readonly name?: string;
  message?: string;
  readonly $response?: { readonly headers?: Readonly<Record<string, string | undefined>> };
}

interface Stacked {
  readonly middlewareStack: unknown;
  readonly config: { readonly systemClockOffset: number };
}

/**
 * Sends a call once more that was refused because of this machine's clock: the SDK has taken the time of the response by
 * then, but repeats nothing in a client with one attempt. Refused before anything was done, so that any call may be sent
 * again. One that is refused again says how far the clock is off.
 */
export function correctSkew<Client extends Stacked>(client: Client): Client {
  const stack = client.middlewareStack as EC2Client['middlewareStack'];
  stack.add(
    (next) => async (args) => {
      const before = client.config.systemClockOffset;
      try {
        return await next(args);
      } catch (error) {
        if (!isSkewed(error) || Math.abs(skewOf(error) - before) < SKEW_MS) throw naming(error);
        return await next(args).catch((again: unknown) => {
          throw naming(again);
        });
      }
    },
    { step: 'build', priority: 'low', name: 'correctSkew' },
  );
  return client;
}

function isSkewed(error: unknown): error is RefusedCall {
  return SKEWED.has((error as RefusedCall | null)?.name ?? '');
}

/** Milliseconds that the endpoint's clock is after this machine's; 0 where the response does not tell. */
function skewOf({ $response }: RefusedCall): number {
  const { date, age } = $response?.headers ?? {};
  const at = age === undefined ? Date.parse(date ?? '') : Number.NaN;
  return Number.isNaN(at) ? 0 : at - Date.now();
}

/** The error, which says in its message that the clock is wrong where it is. */
function naming(error: unknown): unknown {
  if (!isSkewed(error)) return error;
  const ms = skewOf(error);
  if (Math.abs(ms) < SKEW_MS) return error;
  const where = ms > 0 ? 'behind' : 'ahead of';
  const minutes = Math.round(Math.abs(ms) / 60_000) * 60_000;
  error.message =
    `${error.message ?? ''} The clock of this machine is ${formatDuration(minutes)} ${where} AWS's.`.trim();
  return error;
}
