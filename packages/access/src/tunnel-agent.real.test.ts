import { once } from 'node:events';
import { get } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createFetch } from './proxy-fetch.ts';
import { TunnelAgent } from './tunnel-agent.ts';

/** A proxy that answers a connection with one text, or never; and its server. */
async function startProxy(answer = ''): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.write(answer)).resume();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Resolves once a socket is closed, also by a reset. */
const closingOf = (socket: Socket): Promise<void> =>
  new Promise((resolve) => socket.once('close', () => resolve()));

it.each([
  ['answers nothing', ''],
  ['opens a tunnel in which nothing comes', 'HTTP/1.1 200 OK\r\n\r\n'],
])('ends with its signal where a proxy %s', async (_title, answer) => {
  const { url, server } = await startProxy(answer);
  const stop = new AbortController();
  const connected = once(server, 'connection') as Promise<[Socket]>;

  const fetching = createFetch({ HTTPS_PROXY: url })('https://index.test/', { signal: stop.signal });
  const [socket] = await connected;
  await once(socket, 'data');
  const closed = closingOf(socket);
  stop.abort();

  await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
  await closed;
});

it('gives a proxy its time to open a tunnel', async () => {
  const { url, server } = await startProxy();
  const closed = once(server, 'connection').then(([socket]) => closingOf(socket));
  const agent = new TunnelAgent({ proxy: url.replace('//', '//user:secret@'), openMs: 50 });

  const [error] = await once(get('https://index.test/', { agent }), 'error').catch((thrown) => [thrown]);

  expect(error).toMatchObject({
    proxy: url,
    message: `the proxy ${url} opened no tunnel to index.test:443 in 0.05 seconds`,
  });
  await closed;
});

it('names a proxy that refuses a tunnel, and its status', async () => {
  const { url } = await startProxy('HTTP/1.1 407 Who\r\ncontent-length: 0\r\n\r\n');

  await expect(createFetch({ HTTPS_PROXY: url })('https://index.test/')).rejects.toMatchObject({
    status: 407,
    message: `the proxy ${url} refused a tunnel to index.test:443: status 407`,
  });
});

it('names a proxy that nobody listens at', async () => {
  const { url, server } = await startProxy();
  server.close();
  await once(server, 'close');

  await expect(createFetch({ HTTPS_PROXY: url })('https://index.test/')).rejects.toMatchObject({
    code: 'ECONNREFUSED',
    message: `the proxy ${url} failed: connect ECONNREFUSED ${url.slice('http://'.length)}`,
  });
});
