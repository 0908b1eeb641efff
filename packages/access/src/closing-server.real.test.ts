import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { createFetch } from './proxy-fetch.ts';

const BODY = Buffer.alloc(64 * 1024, 'a');
const LENGTH = `content-length: ${BODY.length}\r\n`;

/** Answers every request with the same, and closes the connection, as servers of HTTP/1.0 do. */
async function serve(headers: string, body: Uint8Array): Promise<string> {
  const answer = (socket: Socket): void => {
    socket.write(`HTTP/1.0 200 OK\r\n${headers}\r\n`);
    socket.end(body);
  };
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it.each([
  { framed: 'by its length', headers: LENGTH, body: BODY },
  { framed: 'by the end of the connection', headers: '', body: BODY },
  { framed: 'and compressed', headers: 'content-encoding: gzip\r\n', body: gzipSync(BODY) },
])('reads a body $framed late, from a server that has closed the connection', async ({ headers, body }) => {
  const url = await serve(headers, body);
  const fetch = createFetch({});

  const responses = await Promise.all(Array.from({ length: 8 }, () => fetch(url)));
  await delay(100);
  const bodies = await Promise.all(responses.map((response) => response.arrayBuffer()));

  for (const read of bodies) expect(BODY.equals(Buffer.from(read))).toBe(true);
});

it.each([
  { what: 'a body', headers: LENGTH, body: BODY.subarray(1) },
  { what: 'a compressed body', headers: 'content-encoding: gzip\r\n', body: gzipSync(BODY).subarray(0, -20) },
])('fails where $what is cut off', async ({ headers, body }) => {
  const response = await createFetch({})(await serve(headers, body));

  await expect(response.arrayBuffer()).rejects.toThrow();
});
