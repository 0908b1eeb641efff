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

/** The SDK takes an absent field for its default, and one that is undefined for a mistake. */
export function clientConfiguration({ region, endpoint, credentials }: Access): ClientConfiguration {
  return {
    region,
    customUserAgent: USER_AGENT,
    requestHandler: new ProxyHandler({ connectionTimeout: CONNECTION_TIMEOUT_MS }),
    streamCollector: collectStream,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials: credentials as Credentials & { sessionToken?: string } }),
  };
}
