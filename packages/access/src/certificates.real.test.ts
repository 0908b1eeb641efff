import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchWith } from './proxy-fetch.ts';
import { startProxy } from './testing/connect-proxy.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('fetch with certificates (needs openssl)', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'certificates-'));
    for (const name of ['server', 'client']) {
      const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
      const names = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1,DNS:index.invalid'];
      execFileSync(
        'openssl',
        ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...files, ...names],
        {
          stdio: 'ignore',
        },
      );
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const pem = (name: string): string => readFileSync(join(folder, name), 'utf8');

  /** A server that lets in who shows the certificate of the client, and says its name. */
  async function serve(): Promise<{ readonly port: number; readonly close: () => void }> {
    const server = createServer(
      { cert: pem('server.pem'), key: pem('server.key'), ca: pem('client.pem'), requestCert: true },
      (request, response) => {
        const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject;
        response.end(String(CN));
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { port, close: () => void server.close().closeAllConnections() };
  }

  it('shows its own and trusts the authority, directly and through a proxy', async () => {
    const server = await serve();
    const proxy = await startProxy();
    const material = { cert: pem('client.pem'), key: pem('client.key'), ca: pem('server.pem') };

    const direct = await createFetchWith({}, material)(`https://127.0.0.1:${server.port}/`);
    const proxied = await createFetchWith(
      { HTTPS_PROXY: proxy.url },
      material,
    )(`https://index.invalid:${server.port}/`);
    const texts = [await direct.text(), await proxied.text()];

    expect(texts).toEqual(['client', 'client']);
    expect(proxy.targets).toEqual([`CONNECT index.invalid:${server.port}`]);
    proxy.close();
    server.close();
  });

  it('trusts no authority that is not named', async () => {
    const server = await serve();
    const material = { cert: pem('client.pem'), key: pem('client.key') };

    await expect(createFetchWith({}, material)(`https://127.0.0.1:${server.port}/`)).rejects.toThrow(
      /self.signed/,
    );
    server.close();
  });
});
