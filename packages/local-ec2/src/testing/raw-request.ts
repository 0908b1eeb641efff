import { connect } from 'node:net';

/** The response to a request that was written by hand, since fetch forbids some headers and mends some paths. */
export interface RawResponse {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly target?: string;
  /** `Host` among them; nothing is added but the length of the body and the end of the connection. */
  readonly headers?: ReadonlyArray<readonly [string, string]>;
  readonly body?: string | Buffer;
}

/** Sends a request as it is, and reads until the server ends the connection. */
export function sendRaw(
  endpoint: string,
  { method = 'POST', target = '/', headers = [['Host', new URL(endpoint).host]], body = '' }: RawRequest,
): Promise<RawResponse> {
  const bytes = Buffer.from(body);
  const all = [...headers, ['Content-Length', String(bytes.length)], ['Connection', 'close']];
  const lines = [`${method} ${target} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`)];
  return exchange(endpoint, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]));
}

/** Sends these bytes, and reads until the server ends the connection. */
export function exchange(endpoint: string, bytes: Buffer): Promise<RawResponse> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
    socket.once('error', reject);
    socket.once('close', () => resolve(parse(Buffer.concat(chunks).toString())));
  });
}

function parse(text: string): RawResponse {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  return { status: Number(head.split(' ')[1] ?? 0), head, body: end < 0 ? '' : text.slice(end + 4) };
}
