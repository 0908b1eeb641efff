import { isIP } from 'node:net';
import { AccessError } from './errors.ts';
import { createDirectFetch, type ProxyFetch } from './proxy-fetch.ts';

/** AWS's own services that return the address a request came from: the first over IPv4 only, the second over both. */
const SERVICES = ['https://checkip.amazonaws.com', 'https://checkip.global.api.aws'] as const;
const TIMEOUT_MS = 5_000;

/** Bytes of a response with nothing but an address. */
const LARGEST_RESPONSE = 1_024;

export interface CallerAddressOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of the proxies of the environment; none unless given. */
  readonly fetch?: ProxyFetch | undefined;
}

/**
 * Public address of this machine, the only one that may reach SSH of a fleet. IPv4 where there is one, since that is
 * how instances are reached; IPv6 on a machine that has nothing else.
 * @throws AccessError UNKNOWN_ADDRESS; the signal's reason once it is aborted
 */
export async function callerAddress({
  signal,
  fetch = createDirectFetch(),
}: CallerAddressOptions = {}): Promise<string> {
  const failures: unknown[] = [];
  for (const service of SERVICES) {
    try {
      return await readAddress(service, signal, fetch);
    } catch (error) {
      signal?.throwIfAborted();
      failures.push(error);
    }
  }
  const names = SERVICES.join(' and ');
  throw new AccessError(
    'UNKNOWN_ADDRESS',
    `the address of this machine is unknown: ${names} are unreachable`,
    {
      cause: new AggregateError(failures, 'no service returned an address'),
      hint: 'Give ssh-from, such as 203.0.113.7/32.',
    },
  );
}

async function readAddress(
  service: string,
  signal: AbortSignal | undefined,
  fetch: ProxyFetch,
): Promise<string> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(service, {
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  const text = await shortText(response);
  const address = text.trim().replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (response.ok && isIP(address) !== 0) return address;
  throw new Error(`${service}: status ${response.status}, and no address in the response`);
}

/** The text of a response; of a longer one nothing, as it is no address. */
async function shortText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > LARGEST_RESPONSE) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
