import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it } from 'vitest';
import { createClients, createLaunchClient } from './clients.ts';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
const MINUTE = 60_000;

describe('a client on a machine whose clock is wrong', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  /** An endpoint by another clock, which takes a call that is signed for its time, and says what time it is. */
  async function endpointAt(offMs: number, { code = 'RequestExpired', refuses = false, date = true } = {}) {
    const signed: number[] = [];
    server = createServer((request, response) => {
      const now = Date.now() + offMs;
      const text = String(request.headers['x-amz-date']);
      const at = Date.parse(text.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
      signed.push(Math.round((at - now) / MINUTE));
      response.sendDate = false;
      if (date) response.setHeader('date', new Date(now).toUTCString());
      if (!refuses && Math.abs(at - now) < 5 * MINUTE)
        return void response.end('<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>');
      const error = `<Error><Code>${code}</Code><Message>Request has expired.</Message></Error>`;
      response.writeHead(400).end(`<Response><Errors>${error}</Errors></Response>`);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { signed, endpoint };
  }

  it.each([
    ['RequestExpired', 10],
    ['RequestExpired', -10],
    ['RequestTimeTooSkewed', 120],
    ['AuthFailure', -120],
    ['SignatureDoesNotMatch', 1440],
  ])('sends a call that never is retried once more by the right time (%s, %i min)', async (code, minutes) => {
    const { endpoint, signed } = await endpointAt(minutes * MINUTE, { code });
    const ec2 = createLaunchClient({ region: 'eu-west-1', endpoint, credentials });

    await ec2.send(new DescribeImagesCommand({}));
    await ec2.send(new DescribeImagesCommand({}));

    expect(signed.map((off) => Math.abs(off) < 2)).toEqual([false, true, true]);
  });

  it.each([
    [10, '10m behind'],
    [-125, '2h5m ahead of'],
  ])('says so when the call is refused all the same (%i min)', async (minutes, words) => {
    const { endpoint, signed } = await endpointAt(minutes * MINUTE, { refuses: true });
    const access = { region: 'eu-west-1', endpoint, credentials };
    const message = `Request has expired. The clock of this machine is ${words} AWS's.`;

    await expect(createLaunchClient(access).send(new DescribeImagesCommand({}))).rejects.toThrow(message);
    expect(signed).toHaveLength(2);
    await expect(createClients(access)('eu-west-1').ec2.send(new DescribeImagesCommand({}))).rejects.toThrow(
      message,
    );
  });

  it.each([
    ['the clock is right', 0, 'AuthFailure', true],
    ['the response names no time', 10, 'RequestExpired', false],
    ['the refusal is another', 10, 'UnauthorizedOperation', true],
  ])('sends nothing twice where %s', async (_, minutes, code, date) => {
    const { endpoint, signed } = await endpointAt(minutes * MINUTE, { code, refuses: true, date });
    const ec2 = createLaunchClient({ region: 'eu-west-1', endpoint, credentials });

    await expect(ec2.send(new DescribeImagesCommand({}))).rejects.toThrow(/^Request has expired\.$/);

    expect(signed).toHaveLength(1);
  });
});
