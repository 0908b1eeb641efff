import { createServer, request, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands between a client and an endpoint, counts what passes, and can hold every call back. */
export interface CountingProxy {
  readonly endpoint: string;
  /** The traffic since the last call of `reset`. */
  readonly passed: { calls: number; bytes: number };
  /** The text of the last response. */
  lastResponse(): string;
  reset(): void;
  close(): Promise<void>;
}

/** Starts a proxy on loopback; `delayMs` is added to each call. */
export async function startProxy(
  target: string,
  options: { readonly delayMs?: number } = {},
): Promise<CountingProxy> {
  const passed = { calls: 0, bytes: 0 };
  let last: Buffer[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    passed.calls++;
    if (options.delayMs) await sleep(options.delayMs);
    const { method, url } = incoming;
    const headers = { ...incoming.headers, host: `${hostname}:${port}` };
    const onward = request({ hostname, port, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      last = [];
      response.on('data', (chunk: Buffer) => {
        last.push(chunk);
        passed.bytes += chunk.length;
      });
      response.pipe(outgoing);
    });
    onward.once('error', (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  });
  return {
    endpoint: await listen(server),
    passed,
    lastResponse: () => Buffer.concat(last).toString(),
    reset: () => Object.assign(passed, { calls: 0, bytes: 0 }),
    close: () => stop(server),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
