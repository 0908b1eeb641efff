/**
 * All bytes of a response. The SDK's own collector asks first whether it is a stream of the web, for which Node loads
 * its whole implementation of those: a twentieth of the time that an action takes to start.
 */
export async function collectStream(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
