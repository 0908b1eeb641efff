import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkEndpoint, endpointOf } from './endpoint.ts';

describe('checkEndpoint', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function listen(): Promise<number> {
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  it('accepts an endpoint that listens, and none', async () => {
    const port = await listen();

    await expect(checkEndpoint({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })).resolves.toBeUndefined();
    await expect(checkEndpoint({})).resolves.toBeUndefined();
  });

  it('names the endpoint where nothing listens', async () => {
    const port = await listen();
    server?.close();
    server = undefined;

    const checking = checkEndpoint({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });

    await expect(checking).rejects.toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      exitClass: 'unreachable',
      message: expect.stringContaining(`http://127.0.0.1:${port}"; it is unreachable (ECONNREFUSED)`),
    });
  });

  it.each(['localhost:4566', 'ftp://host', 'nonsense'])(
    'refuses %s, which is not a URL',
    async (endpoint) => {
      await expect(checkEndpoint({ AWS_ENDPOINT_URL: endpoint })).rejects.toMatchObject({
        code: 'INVALID_ENDPOINT',
        exitClass: 'usage',
        message: expect.stringContaining('it must be a URL'),
      });
    },
  );
});

describe('a secret in an endpoint', () => {
  it.each([
    'http://user:Marker5ecret@127.0.0.1:4566',
    'https://Marker5ecret@ec2.example',
    'HTTP://127.0.0.1:4566/?token=Marker5ecret',
    'http://127.0.0.1:4566/#Marker5ecret',
    'ftp://user:Marker5ecret@host',
    'http://user:Marker5ecret@',
  ])('is refused and not shown: %s', async (endpoint) => {
    const checking = checkEndpoint({ AWS_ENDPOINT_URL: endpoint });

    await expect(checking).rejects.toMatchObject({ code: 'INVALID_ENDPOINT' });
    await expect(checking).rejects.not.toThrow('Marker5ecret');
  });
});

describe('checkEndpoint names the variable', () => {
  it.each([
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_EC2: 'nonsense' }, 'AWS_ENDPOINT_URL_EC2'],
    [{ AWS_ENDPOINT_URL: 'nonsense' }, 'AWS_ENDPOINT_URL'],
  ])('that is used of %j', async (variables, name) => {
    await expect(checkEndpoint(variables)).rejects.toMatchObject({
      message: expect.stringContaining(`${name} is "nonsense"`),
      hint: expect.stringContaining(`unset ${name} to`),
    });
  });
});

describe('endpointOf', () => {
  it('prefers the variable of the service', () => {
    expect(endpointOf({ AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_EC2: 'http://b' })).toBe('http://b');
  });

  it('takes empty for unset', () => {
    expect(endpointOf({ AWS_ENDPOINT_URL: '' })).toBeUndefined();
  });
});
