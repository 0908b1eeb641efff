import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeImagesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { createClients, createLaunchClient, type RegionClients } from './clients.ts';
import { LARGEST_RESPONSE } from './collect-stream.ts';
import { createEagerClients } from './eager-clients.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
const region = 'eu-west-1';
const XML = { 'content-type': 'text/xml' };
const START = '<DescribeImagesResponse><imagesSet>';

/** What sockets and streams hold at most of what nobody reads. */
const UNDERWAY = 16 * 1024 * 1024;

describe('a response without end', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** An endpoint that writes for ever, what it has written, and whether somebody still reads. */
  async function endless(start: (response: ServerResponse) => unknown, unit = ' ') {
    const seen = { requests: 0, sent: 0, open: 0 };
    const block = unit.repeat(Math.ceil(65_536 / unit.length));
    server = createServer((_request, response) => {
      seen.requests += 1;
      seen.open += 1;
      response.on('close', () => {
        seen.open -= 1;
      });
      const write = (): void => {
        while (!response.destroyed && !response.writableEnded) {
          seen.sent += block.length;
          if (!response.write(block)) return void response.once('drain', write);
        }
      };
      start(response);
      write();
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { seen, host, access: { endpoint: `http://${host}`, credentials } };
  }

  async function refusalOf(call: Promise<unknown>, host: string) {
    await expect(call).rejects.toMatchObject({
      name: 'AccessError',
      code: 'RESPONSE_TOO_LARGE',
      exitClass: 'unreachable',
      message: `${host} responded with more than 67108864 bytes, the most that is read of one response`,
    });
  }

  it.each<[string, (response: ServerResponse) => unknown, string?]>([
    ['in chunks', (response) => response.writeHead(200, XML).write(START)],
    [
      'of a length that it tells',
      (response) => response.writeHead(200, { ...XML, 'content-length': 2 ** 40 }),
    ],
    ['without a length or chunks', (response) => response.writeHead(200, { ...XML, connection: 'close' })],
    ['without a type', (response) => response.writeHead(200)],
    ['of JSON', (response) => response.writeHead(200, { 'content-type': 'application/json' })],
    ['that says it is compressed', (response) => response.writeHead(200, { 'content-encoding': 'gzip' })],
    ['of images', (response) => response.writeHead(200, XML).write(START), '<item><name>x</name></item>'],
    ['of opening tags', (response) => response.writeHead(200, XML), '<item>'],
    ['in one attribute', (response) => response.writeHead(200, XML).write('<a b="'), 'x'],
    ['after a whole one', (response) => response.writeHead(200, XML).write(`${START}</imagesSet>`)],
    ['of a refusal', (response) => response.writeHead(400, XML)],
    ['of a refused login', (response) => response.writeHead(403, XML), '<Error/>'],
    ['of a failure', (response) => response.writeHead(500, XML)],
    ['of a busy service', (response) => response.writeHead(503, XML), 'busy '],
    ['of a redirect', (response) => response.writeHead(301, { location: 'http://127.0.0.1:9/' })],
  ])('%s is one error, and its connection is closed', async (_name, start, unit) => {
    const { seen, host, access } = await endless(start, unit);
    const { ec2 } = createClients(access)(region);

    await refusalOf(ec2.send(new DescribeImagesCommand({})), host);

    await expect.poll(() => seen.open).toBe(0);
    expect(seen.requests).toBe(1);
    expect(seen.sent).toBeLessThan(LARGEST_RESPONSE + UNDERWAY);
  });

  it.each<[string, (clients: RegionClients) => Promise<unknown>]>([
    ['SSM', ({ ssm }) => ssm.send(new GetParameterCommand({ Name: '/x' }))],
    ['EC2', ({ ec2 }) => ec2.send(new DescribeImagesCommand({}))],
  ])('is read no further by an eager client of %s', async (_name, send) => {
    const { host, access } = await endless((response) => response.writeHead(200));

    await refusalOf(send(createEagerClients(access)(region)), host);
  });

  it('is read no further after a launch', async () => {
    const { seen, host, access } = await endless((response) => response.writeHead(200, XML));
    const ec2 = createLaunchClient({ region, ...access });

    await refusalOf(ec2.send(new RunInstancesCommand({ MinCount: 1, MaxCount: 1 })), host);

    expect(seen.requests).toBe(1);
  });

  it('leaves the next call alone', async () => {
    let calls = 0;
    const { access } = await endless((response) => {
      calls += 1;
      response.writeHead(200, XML).write(START);
      if (calls > 1) response.end('</imagesSet></DescribeImagesResponse>');
    });
    const { ec2 } = createClients(access)(region);

    await expect(ec2.send(new DescribeImagesCommand({}))).rejects.toThrow('responded with more than');

    await expect(ec2.send(new DescribeImagesCommand({}))).resolves.toMatchObject({ Images: [] });
  });
});
