import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { createClients, createLaunchClient, createLaunchClients } from './clients.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };

describe('clients', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** An endpoint that fails every request, and the user agents that it saw. */
  async function failingEndpoint(): Promise<{ endpoint: string; agents: string[] }> {
    const agents: string[] = [];
    server = createServer((request, response) => {
      agents.push(String(request.headers['user-agent']));
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return { agents, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  it('name this product, and launches are never retried by the SDK', async () => {
    const { endpoint, agents } = await failingEndpoint();
    const ec2 = createLaunchClient({ region: 'eu-west-1', endpoint, credentials });

    await expect(ec2.send(new DescribeImagesCommand({}))).rejects.toThrow();

    expect(agents).toEqual([expect.stringContaining('ami-select')]);
  });

  it('for reading name the host in their errors', async () => {
    server = createServer((_request, response) => response.end('hello there'));
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { ec2, ssm } = createClients({ endpoint: `http://${host}`, credentials })('eu-west-1');

    await expect(ec2.send(new DescribeImagesCommand({}))).rejects.toMatchObject({ host });
    await expect(ssm.send(new GetParameterCommand({ Name: '/a' }))).rejects.toMatchObject({ host });
  });

  it('for reading go to the endpoint of the access, and name this product too', async () => {
    const { endpoint, agents } = await failingEndpoint();
    const { ec2 } = createClients({ endpoint, credentials })('eu-west-1');
    const signal = AbortSignal.timeout(200);

    await expect(ec2.send(new DescribeImagesCommand({}), { abortSignal: signal })).rejects.toThrow();

    expect(agents[0]).toContain('ami-select');
  });

  const BY_REGION = {
    reading: (access: Parameters<typeof createClients>[0]) => {
      const clients = createClients(access);
      return (region: string) => clients(region).ec2;
    },
    launching: createLaunchClients,
  };

  it.each(['reading', 'launching'] as const)(
    'for %s in several regions share connections and credentials, each signing for its own',
    async (what) => {
      const scopes: string[] = [];
      const ports = new Set<number | undefined>();
      server = createServer((request, response) => {
        scopes.push(/Credential=([^,]*)/.exec(String(request.headers.authorization))?.[1] ?? '');
        ports.add(request.socket.remotePort);
        response.setHeader('content-type', 'text/xml');
        response.end('<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>');
      });
      await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const clients = BY_REGION[what]({ endpoint, credentials });

      await clients('eu-west-1').send(new DescribeImagesCommand({}));
      await clients('us-east-1').send(new DescribeImagesCommand({}));

      expect(scopes.map((scope) => scope.split('/')[2])).toEqual(['eu-west-1', 'us-east-1']);
      expect(scopes.every((scope) => scope.startsWith('AKIATEST/'))).toBe(true);
      expect(ports.size).toBe(1);
    },
  );
});
