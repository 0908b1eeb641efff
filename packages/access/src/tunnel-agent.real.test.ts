import { once } from 'node:events';
import { get } from 'node:https';
import { expect, it } from 'vitest';
import { createFetch } from './proxy-fetch.ts';
import { closingOf, serveBytes } from './testing/raw-server.ts';
import { TunnelAgent } from './tunnel-agent.ts';

it.each([
  ['answers nothing', undefined],
  ['opens a tunnel in which nothing comes', 'HTTP/1.1 200 OK\r\n\r\n'],
])('ends with its signal where a proxy %s', async (_title, answer) => {
  const stop = new AbortController();
  const { url, sockets } = await serveBytes((socket, request) => {
    if (answer !== undefined && request === 1) socket.write(answer);
    else stop.abort();
  });

  const fetching = createFetch({ HTTPS_PROXY: url })('https://index.test/', { signal: stop.signal });

  await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
  await closingOf(sockets[0]);
});

it('gives a proxy its time to open a tunnel', async () => {
  const { url, sockets } = await serveBytes(() => {});
  const { origin } = new URL(url);
  const agent = new TunnelAgent({ proxy: url.replace('//', '//user:secret@'), openMs: 50 });

  const failed = once(get('https://index.test/', { agent }), 'response');

  await expect(failed).rejects.toMatchObject({
    proxy: origin,
    message: `the proxy ${origin} opened no tunnel to index.test:443 in 0.05 seconds`,
  });
  await closingOf(sockets[0]);
});

it.each([
  ['https', 'a tunnel to index.test:443'],
  ['http', 'the request'],
])('names a proxy that refuses, and its status, for %s', async (protocol, refused) => {
  const refusal = 'HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n';
  const { url } = await serveBytes((socket) => socket.write(refusal));
  const fetch = createFetch({ HTTP_PROXY: url, HTTPS_PROXY: url });

  await expect(fetch(`${protocol}://index.test/`)).rejects.toMatchObject({
    status: 407,
    message: `the proxy ${new URL(url).origin} refused ${refused}: status 407`,
  });
});

it.each(['http', 'https'])('names a proxy that nobody listens at, for %s', async (protocol) => {
  const proxy = 'http://user:secret@127.0.0.1:1';
  const fetch = createFetch({ HTTP_PROXY: proxy, HTTPS_PROXY: proxy });

  await expect(fetch(`${protocol}://index.test/`)).rejects.toMatchObject({
    code: 'ECONNREFUSED',
    message: 'the proxy http://127.0.0.1:1 failed: connect ECONNREFUSED 127.0.0.1:1',
  });
});

it('names a proxy whose tunnel is closed before TLS', async () => {
  const { url } = await serveBytes((socket, request) => {
    if (request === 1) socket.write('HTTP/1.1 200 OK\r\n\r\n');
    else socket.end();
  });

  await expect(createFetch({ HTTPS_PROXY: url })('https://index.test/')).rejects.toMatchObject({
    code: 'ECONNRESET',
    message: `the proxy ${new URL(url).origin} opened a tunnel to index.test:443 that was closed before TLS began`,
  });
});

it.each(['200 OK', '201 Created'])('reads what comes right behind the status %s', async (status) => {
  const { url } = await serveBytes((socket, request) => {
    if (request === 1) socket.write(`HTTP/1.1 ${status}\r\n\r\nno TLS at all`);
  });

  await expect(createFetch({ HTTPS_PROXY: url })('https://index.test/')).rejects.toMatchObject({
    message: `the proxy ${new URL(url).origin} opened a tunnel to index.test:443 in which something else than TLS came`,
  });
});
