import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerAddress } from './caller-address.ts';
import { createFetch } from './proxy-fetch.ts';
import { ProxyHandler } from './proxy-handler.ts';
import { type ConnectProxy, startProxy } from './testing/connect-proxy.ts';

const EMPTY = '<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>';

describe('through a proxy', () => {
  let proxy: ConnectProxy;
  let server: Server;
  let port: number;

  beforeEach(async () => {
    proxy = await startProxy();
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/xml');
      response.end(EMPTY);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    proxy.close();
    server.close();
  });

  function ec2(endpoint: string, variables: Record<string, string>): EC2Client {
    const requestHandler = new ProxyHandler({ connectionTimeout: 5_000, requestTimeout: 5_000 }, variables);
    const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
    return new EC2Client({ region: 'eu-west-1', endpoint, credentials, requestHandler, maxAttempts: 1 });
  }

  it('the SDK calls a host that only the proxy knows', async () => {
    const client = ec2(`http://ec2.invalid:${port}`, { HTTP_PROXY: proxy.url });

    await expect(client.send(new DescribeImagesCommand({}))).resolves.toMatchObject({ Images: [] });
    expect(proxy.targets).toEqual([`http://ec2.invalid:${port}/`]);
  });

  it('the SDK opens a tunnel for TLS', async () => {
    const client = ec2(`https://ec2.invalid:${port}`, { HTTPS_PROXY: proxy.url });

    await expect(client.send(new DescribeImagesCommand({}))).rejects.toThrow();
    expect(proxy.targets).toEqual([`CONNECT ec2.invalid:${port}`]);
  });

  it('the SDK leaves out loopback and what NO_PROXY names', async () => {
    const client = ec2(`http://127.0.0.1:${port}`, { HTTP_PROXY: proxy.url });
    const exempt = ec2('http://ec2.invalid', { HTTP_PROXY: proxy.url, NO_PROXY: 'invalid' });

    await expect(client.send(new DescribeImagesCommand({}))).resolves.toMatchObject({ Images: [] });
    await expect(exempt.send(new DescribeImagesCommand({}))).rejects.toThrow();
    expect(proxy.targets).toEqual([]);
  });

  it('the SDK reports a proxy that cannot be used', async () => {
    const client = ec2('https://ec2.invalid', { HTTPS_PROXY: 'socks5://p:1' });

    await expect(client.send(new DescribeImagesCommand({}))).rejects.toMatchObject({ code: 'INVALID_PROXY' });
  });

  it('fetch reads a response, its status and its headers', async () => {
    const fetch = createFetch({ HTTP_PROXY: proxy.url });

    const response = await fetch(`http://index.invalid:${port}/simple/`, { headers: { accept: '*/*' } });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/xml');
    await expect(response.text()).resolves.toBe(EMPTY);
    expect(proxy.targets).toEqual([`http://index.invalid:${port}/simple/`]);
  });

  it('the address of the caller is asked for', async () => {
    const fetch = createFetch({ HTTPS_PROXY: proxy.url });

    await expect(callerAddress({ fetch })).rejects.toMatchObject({ code: 'UNKNOWN_ADDRESS' });
    expect(proxy.targets).toEqual([
      'CONNECT checkip.amazonaws.com:443',
      'CONNECT checkip.global.api.aws:443',
    ]);
  });

  it('fetch stops with its signal', async () => {
    const fetch = createFetch({ HTTP_PROXY: proxy.url });
    const signal = AbortSignal.abort(new Error('cancelled'));

    await expect(fetch(`http://index.invalid:${port}/`, { signal })).rejects.toThrow();
  });
});
