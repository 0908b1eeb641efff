import { AccessError } from './errors.ts';

/**
 * Bytes of one response. Images are listed 1,000 a page: some 2 MB of public ones, and 40 MB if each had 50 tags of the
 * greatest length in Latin letters; nothing else that is asked for is larger. The SDK needs up to 2 GiB of memory for
 * 60 MiB of the smallest elements, so that a process would not survive four times as much.
 */
export const LARGEST_RESPONSE: number = 64 * 1024 * 1024;

/** A body as the SDK's handler passes it on: Node's message with the request that it responds to. */
type Body = AsyncIterable<Uint8Array> & { readonly req?: { getHeader(name: 'host'): unknown } };

/**
 * All bytes of a response. The SDK's own collector asks first whether it is a stream of the web, for which Node loads
 * its whole implementation of those: a twentieth of the time that an action takes to start. Nor does it have a limit;
 * past this one the connection is closed.
 *
 * @throws AccessError RESPONSE_TOO_LARGE
 */
export async function collectStream(stream: Body): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    // Leaving the loop destroys the stream, and its connection with it.
    if (size > LARGEST_RESPONSE) throw tooLarge(stream);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge({ req }: Body): AccessError {
  const host = String(req?.getHeader('host') ?? 'the endpoint');
  const message = `${host} responded with more than ${LARGEST_RESPONSE} bytes, the most that is read of one response`;
  const error = new AccessError('RESPONSE_TOO_LARGE', message, {
    hint: 'No response of EC2 is near this size. Does a proxy, or another server, respond in place of the endpoint?',
  });
  // Without it the SDK takes an error for a mistake of its own and adds advice about it to the message.
  return Object.assign(error, { $metadata: {} });
}
