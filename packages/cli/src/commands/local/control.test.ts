import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchStatus } from './control.ts';

describe('fetchStatus', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  const environment = { AWS_SECRET_ACCESS_KEY: 'secret' };

  /** Serves these documents by their path below /_local/ to the owner of the secret, and nothing else. */
  async function serve(documents: Readonly<Record<string, unknown>>): Promise<string> {
    server = createServer((request, response) => {
      const isOwner = request.headers.authorization === 'Bearer secret';
      const document = isOwner ? documents[(request.url ?? '').replace('/_local/', '')] : undefined;
      response.writeHead(document === undefined ? 404 : 200).end(JSON.stringify(document ?? {}));
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('combines the resources of the control path', async () => {
    const endpoint = await serve({
      health: { status: 'ok', sandbox: 'none', strictSignatures: true, regions: ['eu-west-1'] },
      'images/eu-west-1': { region: 'eu-west-1', images: 7 },
      'journal/remaining': [{ kind: 'volume', id: 'vol-1', region: 'eu-west-1', requestId: 'x' }],
      faults: { rules: [] },
    });

    const status = await fetchStatus({ endpoint, region: 'eu-west-1', environment });

    expect(status).toMatchObject({
      sandbox: 'none',
      strictSignatures: true,
      images: 7,
      remaining: [{ kind: 'volume', id: 'vol-1', region: 'eu-west-1' }],
      faults: { rules: [] },
    });
  });

  it('finds none where another server took the port', async () => {
    const endpoint = await serve({});

    await expect(fetchStatus({ endpoint, region: 'eu-west-1', environment })).resolves.toBeUndefined();
  });

  it('finds none where another endpoint has another secret', async () => {
    const endpoint = await serve({ health: { sandbox: 'none', regions: [] } });
    const other = { endpoint, region: 'eu-west-1', environment: { AWS_SECRET_ACCESS_KEY: 'other' } };

    await expect(fetchStatus(other)).resolves.toBeUndefined();
  });

  it('does not take its secret to where it is redirected', async () => {
    const seen: string[] = [];
    server = createServer((request, response) => {
      seen.push(`${request.url} ${request.headers.authorization}`);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    await expect(fetchStatus({ endpoint, region: 'eu-west-1', environment })).resolves.toBeUndefined();
    expect(seen).toEqual(['/_local/health Bearer secret']);
  });

  it('finds none at an unreachable address', async () => {
    const endpoint = await serve({});
    server?.close();
    server?.closeAllConnections();

    await expect(fetchStatus({ endpoint, region: 'eu-west-1', environment })).resolves.toBeUndefined();
  });
});
