import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server that is outside for machines. */
export interface Outside {
  readonly url: string;
  /** Paths that were requested. */
  readonly requests: readonly string[];
  close(): void;
}

/**
 * Serves files at an address that this host gets for a while: not one of its loopback network, but on that
 * interface, so that nothing leaves the host. Needs root.
 */
export async function serveOutside(
  files: Readonly<Record<string, string | Uint8Array>>,
  address: string,
): Promise<Outside> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace('/./', '/');
    requests.push(path);
    const file = files[path];
    if (file === undefined) response.writeHead(404).end();
    else response.end(file);
  });
  changeAddress('replace', address);
  const port = await listen(server, address);
  const close = (): void => {
    server.closeAllConnections();
    server.close();
    changeAddress('del', address);
  };
  return { url: `http://${address}:${port}`, requests, close };
}

/** Listens on any free port of an address that exists. */
export async function listen(server: Server, address: string): Promise<number> {
  server.listen(0, address);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function changeAddress(how: 'replace' | 'del', address: string): void {
  execFileSync('ip', ['address', how, `${address}/32`, 'dev', 'lo']);
}
