import type { SizeLimit } from '@ami-select/core';

/** What another attempt would not change. */
export class Refusal extends Error {}

/**
 * The body of a response, as long as it is within its limit.
 * @throws Refusal that names the limit
 */
export async function readBody(response: Response, { name, mebibytes }: SizeLimit): Promise<Buffer> {
  const limit = mebibytes * 2 ** 20;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) throw new Refusal(`it is longer than ${name} may be: ${mebibytes} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
