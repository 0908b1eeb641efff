import type { Access, Credentials } from './access.ts';
import { collectStream } from './collect-stream.ts';
import { ProxyHandler } from './proxy-handler.ts';

/** The part of an SDK client's configuration that every client of ours has. */
export interface ClientConfiguration {
  readonly region: string;
  readonly customUserAgent: string;
  readonly requestHandler: ProxyHandler;
  readonly streamCollector: typeof collectStream;
  readonly endpoint?: string;
  readonly credentials?: Credentials & { readonly sessionToken?: string };
}

const USER_AGENT = 'ami-select';
const CONNECTION_TIMEOUT_MS = 5_000;
/** No read of one page takes so long. The SDK asks three times. */
const READ_TIMEOUT_MS = 30_000;
/** Longer than whoever launches waits for its slowest call, so that its own limits come first. */
export const LAUNCH_TIMEOUT_MS = 90_000;

/**
 * Every call comes to an end, those for credentials included: the SDK's inner clients take the same handler. A response
 * of any size is read to its end while it comes at some speed (`limitDuration`).
 *
 * The SDK takes an absent field for its default, and one that is undefined for a mistake.
 */
export function clientConfiguration({
  region,
  endpoint,
  credentials,
  timeoutMs = READ_TIMEOUT_MS,
}: Access): ClientConfiguration {
  const timeouts = { requestTimeout: timeoutMs, throwOnRequestTimeout: true, socketTimeout: timeoutMs };
  return {
    region,
    customUserAgent: USER_AGENT,
    requestHandler: new ProxyHandler({
      ...timeouts,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
    }),
    streamCollector: collectStream,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials: credentials as Credentials & { sessionToken?: string } }),
  };
}
