import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createFetch } from './proxy-fetch.ts';
import { closingOf, serveBytes } from './testing/raw-server.ts';

const WHOLE = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const UNFINISHED = 'content-length: 1000\r\n\r\nx';

describe('fetch', () => {
  it.each([
    [
      '101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      'status 101, to a protocol that was not asked for',
    ],
    [`600 X\r\n${UNFINISHED}`, 'status 600, which HTTP does not have'],
  ])('fails with the status %j, and leaves its connection', async (answer, message) => {
    const { url, sockets } = await serveBytes((socket) => socket.write(`HTTP/1.1 ${answer}`));

    await expect(createFetch({})(url)).rejects.toThrow(message);

    await closingOf(sockets[0]);
  });

  it('waits for no body where there should be none', async () => {
    const { url, sockets } = await serveBytes((socket) => socket.write(`HTTP/1.1 205 X\r\n${UNFINISHED}`));

    expect((await createFetch({})(url)).status).toBe(205);

    await closingOf(sockets[0]);
  });

  it('takes any words beside a status', async () => {
    const { url } = await serveBytes((socket) => socket.write(WHOLE.replace('OK', 'a\u0001b')));

    expect(await (await createFetch({})(url)).text()).toBe('ok');
  });

  it.each([
    ['GET', 'ok'],
    ['POST', 'ECONNRESET'],
  ])('sends %s again over a new connection where it can: %s', async (method, expected) => {
    const { url, sockets } = await serveBytes((socket, request) => {
      if (request === 1) socket.write(WHOLE);
      else socket.resetAndDestroy();
    });
    const fetch = createFetch({});
    await (await fetch(url)).text();

    const second = fetch(url, { method }).then(
      (response) => response.text(),
      (error) => error.code,
    );

    expect(await second).toBe(expected);
    expect(sockets).toHaveLength(method === 'GET' ? 2 : 1);
  });

  it.each([
    ['gzip', gzipSync],
    ['X-Gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['gzip, identity', gzipSync],
    ['deflate, gzip', (text: string) => gzipSync(deflateSync(text))],
    ['unknown', (text: string) => Buffer.from(text)],
  ])('reads what is coded as %s', async (coding, encode) => {
    const body = encode('some text');
    const headers = `content-encoding: ${coding}\r\ncontent-length: ${body.length}\r\n\r\n`;
    const { url } = await serveBytes((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${headers}`);
      socket.write(body);
    });

    expect(await (await createFetch({})(url)).text()).toBe('some text');
  });

  it('reads an empty body, whatever its coding', async () => {
    const headers = 'content-encoding: gzip\r\ncontent-length: 0\r\n\r\n';
    const { url } = await serveBytes((socket) => socket.write(`HTTP/1.1 200 OK\r\n${headers}`));

    expect(await (await createFetch({})(url)).text()).toBe('');
  });

  it('says what a body does not decode as', async () => {
    const headers = 'content-encoding: gzip\r\ncontent-length: 2\r\n\r\n';
    const { url } = await serveBytes((socket) => socket.write(`HTTP/1.1 200 OK\r\n${headers}ok`));

    const reading = (await createFetch({})(url)).text();
    const words = reading.catch(({ message, cause }) => cause?.message ?? message);

    expect(await words).toBe('it does not decode as gzip: incorrect header check');
  });
});
