import type { MetadataResponse } from './handle-metadata.ts';

/** By which the endpoint tells the relay in a machine how many hops an answer survives. */
export const HOP_LIMIT_HEADER = 'x-local-ec2-hop-limit';

/** The headers of an answer with its hop limit, which the relay takes off again. */
export function withHopLimit({ headers, hopLimit }: MetadataResponse): Readonly<Record<string, string>> {
  return hopLimit === undefined ? headers : { ...headers, [HOP_LIMIT_HEADER]: String(hopLimit) };
}
