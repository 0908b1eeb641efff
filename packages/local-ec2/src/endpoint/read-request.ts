import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { WireRequest } from '../wire/messages.ts';

/** A body that is not read: it is too long, or not text. */
export class UnreadableBody extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'UnreadableBody';
    this.status = status;
  }
}

/**
 * Reads a request with a body of at most so many bytes; signatures cover exactly these.
 * @throws UnreadableBody
 */
export async function readRequest(message: IncomingMessage, maxBytes: number): Promise<WireRequest> {
  const body = await readBody(message, maxBytes);
  const { method = 'GET', url = '/' } = message;
  const end = url.indexOf('?');
  const headers = Object.entries(message.headers).map(([name, value]) => [
    name,
    [value ?? ''].flat().join(','),
  ]);
  return {
    method,
    path: end < 0 ? url : url.slice(0, end),
    query: end < 0 ? '' : url.slice(end + 1),
    headers: Object.fromEntries(headers),
    body,
  };
}

/** By events: an iterator over the stream takes longer than most responses. */
function readBody(message: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLong = new UnreadableBody(413, `The body is longer than ${maxBytes} bytes.`);
    if (Number(message.headers['content-length'] ?? 0) > maxBytes) reject(tooLong);
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else reject(tooLong);
    });
    message.once('end', () => {
      const whole = Buffer.concat(chunks);
      if (isUtf8(whole)) resolve(whole.toString());
      else reject(new UnreadableBody(400, 'The body is not UTF-8.'));
    });
    message.once('error', reject);
  });
}
