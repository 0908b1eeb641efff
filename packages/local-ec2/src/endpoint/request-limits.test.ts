import { silentLogger } from '@ami-select/core';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange, sendRaw } from '../testing/raw-request.ts';
import { createHostRule } from './host-rule.ts';
import { type HttpServer, type RequestLimits, startHttpServer } from './server.ts';

const SECRET = 'secret';

let server: HttpServer;
afterEach(() => server.close());

/** A server whose endpoint answers with the length of the body that it got. */
async function start(limits: Partial<RequestLimits>): Promise<string> {
  const answer = async ({ body }: { body: string }) => ({ status: 200, headers: {}, body: `${body.length}` });
  server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    endpoint: { handle: answer, world: { logger: silentLogger }, operations: [] } as never,
    control: { handle: answer },
    rules: { isAllowedHost: createHostRule([]), secret: SECRET },
    limits: { maxCallBytes: 100, maxControlBytes: 200, headMs: 10_000, requestMs: 10_000, ...limits },
  });
  return `http://127.0.0.1:${server.port}`;
}

describe('the body of a request', () => {
  const send = async (endpoint: string, target: string, size: number) => {
    const { host } = new URL(endpoint);
    const headers = [
      ['Host', host],
      ['Authorization', `Bearer ${SECRET}`],
    ] as const;
    return sendRaw(endpoint, { target, headers, body: 'x'.repeat(size) });
  };

  it.each([
    ['/', 100, 200],
    ['/', 101, 413],
    ['/', 5_000, 413],
    ['/_local/images/us-east-1', 101, 200],
    ['/_local/images/us-east-1', 200, 200],
    ['/_local/images/us-east-1', 201, 413],
  ])('of %s with %d bytes: %d', async (target, size, status) => {
    const response = await send(await start({}), target, size);

    expect(response.status).toBe(status);
    if (status === 413) expect(response.body).toMatch(/^The body is longer than \d+ bytes\.\n$/);
  });

  it.each([
    ['declares too much and sends nothing', 'Content-Length: 101\r\n\r\n', 413],
    ['declares more than a number holds', 'Content-Length: 99999999999999999999\r\n\r\n', 400],
    ['declares two lengths', 'Content-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    ['has a length that is none', 'Content-Length: 0x10\r\n\r\n', 400],
    ['has a length and chunks', 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['comes in chunks without end', `Transfer-Encoding: chunked\r\n\r\nc8\r\n${'x'.repeat(200)}\r\n`, 413],
    ['is no text', 'Content-Length: 2\r\nConnection: close\r\n\r\n\u0000', 400],
  ])('that %s is refused', async (_, rest, status) => {
    const endpoint = await start({});
    const head = `POST / HTTP/1.1\r\nHost: ${new URL(endpoint).host}\r\n`;
    const bytes = Buffer.concat([
      Buffer.from(head + rest),
      rest.endsWith('\u0000') ? Buffer.from([0xff]) : Buffer.alloc(0),
    ]);

    expect((await exchange(endpoint, bytes)).status).toBe(status);
  });
});

describe('a slow request', () => {
  it.each([
    ['head', 'POST / HTTP/1.1\r\nHost: ', { headMs: 50 }],
    [
      'body',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nx',
      { headMs: 50, requestMs: 50 },
    ],
  ])('whose %s never ends is ended', async (_, text, limits) => {
    expect((await exchange(await start(limits), Buffer.from(text))).status).toBe(408);
  });
});
