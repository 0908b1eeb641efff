import { HOP_LIMIT_HEADER } from '@ami-select/sandbox';
import type { MetadataResponse } from './handle-metadata.ts';

/** The headers of a response with its hop limit, which the relay in the machine takes off again. */
export function withHopLimit({ headers, hopLimit }: MetadataResponse): Readonly<Record<string, string>> {
  return hopLimit === undefined ? headers : { ...headers, [HOP_LIMIT_HEADER]: String(hopLimit) };
}
