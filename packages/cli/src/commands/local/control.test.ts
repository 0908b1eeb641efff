import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchStatus } from './control.ts';

describe('fetchStatus', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** Serves these documents by their path below /_local/, and nothing else. */
  async function serve(documents: Readonly<Record<string, unknown>>): Promise<string> {
    server = createServer((request, response) => {
      const document = documents[(request.url ?? '').replace('/_local/', '')];
      response.writeHead(document === undefined ? 404 : 200).end(JSON.stringify(document ?? {}));
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('combines the resources of the control path', async () => {
    const endpoint = await serve({
      health: { status: 'ok', sandbox: 'none', regions: ['eu-west-1'] },
      'images/eu-west-1': { region: 'eu-west-1', images: 7 },
      'journal/remaining': [{ kind: 'volume', id: 'vol-1', region: 'eu-west-1', requestId: 'x' }],
      faults: { rules: [] },
    });

    const status = await fetchStatus(endpoint, 'eu-west-1');

    expect(status).toMatchObject({
      sandbox: 'none',
      images: 7,
      remaining: [{ kind: 'volume', id: 'vol-1', region: 'eu-west-1' }],
      faults: { rules: [] },
    });
  });

  it('finds none where another server took the port', async () => {
    const endpoint = await serve({});

    await expect(fetchStatus(endpoint, 'eu-west-1')).resolves.toBeUndefined();
  });

  it('finds none at an unreachable address', async () => {
    const endpoint = await serve({});
    server?.close();
    server?.closeAllConnections();

    await expect(fetchStatus(endpoint, 'eu-west-1')).resolves.toBeUndefined();
  });
});
