import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { endpointOf, endpointProblems } from './endpoint.ts';

describe('endpointProblems', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function listen(): Promise<number> {
    server = createServer();
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  it('has nothing to say about an endpoint that answers, or about none', async () => {
    const port = await listen();

    await expect(endpointProblems({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` })).resolves.toEqual([]);
    await expect(endpointProblems({})).resolves.toEqual([]);
  });

  it('names the endpoint where nothing answers', async () => {
    const port = await listen();
    server?.close();
    server = undefined;

    const [problem] = await endpointProblems({ AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });

    expect(problem).toContain(`http://127.0.0.1:${port}"; nothing answers there (ECONNREFUSED)`);
  });

  it.each(['localhost:4566', 'ftp://host', 'nonsense'])(
    'refuses %s as no URL of an endpoint',
    async (endpoint) => {
      await expect(endpointProblems({ AWS_ENDPOINT_URL: endpoint })).resolves.toEqual([
        expect.stringContaining('it must be a URL'),
      ]);
    },
  );
});

describe('endpointOf', () => {
  it('prefers the variable of the service', () => {
    expect(endpointOf({ AWS_ENDPOINT_URL: 'http://a', AWS_ENDPOINT_URL_EC2: 'http://b' })).toBe('http://b');
  });

  it('takes empty for unset', () => {
    expect(endpointOf({ AWS_ENDPOINT_URL: '' })).toBeUndefined();
  });
});
