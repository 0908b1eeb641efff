import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy on loopback that resolves every name to loopback, and the targets that it was asked for. */
export interface ConnectProxy {
  readonly url: string;
  /** `CONNECT host:port`, or the absolute URI. */
  readonly targets: string[];
  close(): void;
}

/** Starts a proxy for CONNECT and absolute URIs. */
export async function startProxy(): Promise<ConnectProxy> {
  const targets: string[] = [];
  const server = createServer((incoming, response) => {
    targets.push(incoming.url ?? '');
    const { port, pathname } = new URL(incoming.url ?? '');
    const { method, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port, path: pathname, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.on('connect', ({ url = '' }, client) => {
    targets.push(`CONNECT ${url}`);
    const onward = connect(Number(url.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://user:pass@127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
