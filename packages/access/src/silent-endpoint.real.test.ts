import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClients, createLaunchClient } from './clients.ts';
import { credentialsFacts } from './credentials-facts.ts';
import { WAYS } from './testing/every-way.ts';

const region = 'eu-west-1';
const timeoutMs = 40;

/** What ends a call of those that are no clients of the SDK. */
const OTHER_LIMITS = {
  'instance-connect-tunnel.ts': 'the signal of the dialler, which gives each attempt its time',
  'send-request.ts': 'the signal of its caller: the client of an index gives each request its time',
  'caller-address.ts': 'five seconds of its own',
};

const servers: (Server | SocketServer)[] = [];

async function listen(server: Server | SocketServer): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A host that takes every connection and sends nothing. */
const silentHost = (): Promise<string> =>
  listen(
    createSocketServer((socket) => {
      socket.on('error', () => undefined);
      socket.resume();
    }),
  );

beforeEach(() => {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_') || /proxy$/i.test(name)) vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
});

describe('an endpoint that never responds', () => {
  it('is left by every client, or for a reason that is named here', () => {
    const withoutCall = Object.entries(WAYS).filter(([, ways]) =>
      ways.some(({ call }) => call === undefined),
    );

    expect(withoutCall.map(([file]) => file).sort()).toEqual(Object.keys(OTHER_LIMITS).sort());
  });

  const sdkWays = Object.values(WAYS).flatMap((ways) =>
    ways.flatMap(({ call = '', send }, index) => (call === '' ? [] : [{ call, send, index }])),
  );

  it.each(sdkWays)('is named by the error of $call ($index)', async ({ call, send }) => {
    const host = await silentHost();

    await expect(send(process.env, { endpoint: `http://${host}`, timeoutMs })).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `${host}: no response within 0.04 s (${call})`,
    });
  });

  it.each(['http', 'https'])('is left behind a proxy too, as %s', async (protocol) => {
    const proxy = `http://${await silentHost()}`;
    vi.stubEnv('HTTP_PROXY', proxy);
    vi.stubEnv('HTTPS_PROXY', proxy);
    const client = createLaunchClient({ region, endpoint: `${protocol}://ec2.invalid`, timeoutMs });

    await expect(client.send(new DescribeImagesCommand({}))).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringMatching(/^ec2\.invalid: no response within 0\.04 s \(ec2 DescribeImages\)$/),
    });
  });
});

describe('a service of credentials that never responds', () => {
  it('ends the question how long they stay valid', async () => {
    const host = await silentHost();
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/build');
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', import.meta.filename);
    vi.stubEnv('AWS_ENDPOINT_URL_STS', `http://${host}`);

    await expect(credentialsFacts({ region, timeoutMs }, process.env)).rejects.toMatchObject({
      message: `${host}: no response within 0.04 s (AssumeRoleWithWebIdentity)`,
    });
  });
});

describe('a response', () => {
  const respond = (write: (response: ServerResponse) => unknown): Promise<string> =>
    listen(createServer((_request, response) => void write(response.writeHead(200))));
  const describeImages = (host: string, ms = timeoutMs) =>
    createClients({ endpoint: `http://${host}`, timeoutMs: ms })(region).ec2.send(
      new DescribeImagesCommand({}),
    );

  it('that stops is given up', async () => {
    const host = await respond((response) => response.write('<DescribeImagesResponse>'));

    await expect(describeImages(host, 250)).rejects.toMatchObject({
      name: 'TimeoutError',
      message: `${host}: nothing more of the response came for 0.25 s (ec2 DescribeImages)`,
    });
  });

  it('that comes byte by byte is given up', async () => {
    const drip = async (response: ServerResponse): Promise<void> => {
      response.on('close', () => (isOpen = false));
      for (let isWritten = true; isOpen && isWritten; await sleep(5)) isWritten = response.write(' ');
    };
    let isOpen = true;
    const host = await respond(drip);

    await expect(describeImages(host, 250)).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringMatching(
        new RegExp(`^${host}: the response was not complete after [\\d.]+ s \\(ec2 DescribeImages\\)$`),
      ),
    });
    await expect.poll(() => isOpen).toBe(false);
  });

  it('is read to its end while it comes, also when that takes longer than one that does not come', async () => {
    const host = await respond(async (response) => {
      response.write('<DescribeImagesResponse><imagesSet>');
      for (let sent = 0; sent < 10; sent += 1) {
        await sleep(120);
        response.write(`<item><imageId>ami-1</imageId><name>${'x'.repeat(2_000)}</name></item>`);
      }
      response.end('</imagesSet></DescribeImagesResponse>');
    });

    const { Images } = await describeImages(host, 400);

    expect(Images).toHaveLength(10);
  });
});
