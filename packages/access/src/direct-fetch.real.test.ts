import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createDirectFetch } from './proxy-fetch.ts';

it('sends the method of a request without a body, as for a token of instance metadata', async () => {
  const seen: unknown[] = [];
  const server = createServer(({ method, headers }, response) => {
    seen.push([method, headers['content-length'], headers['x-ttl']]);
    response.end('token');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;

  const response = await createDirectFetch()(`http://127.0.0.1:${port}/`, {
    method: 'PUT',
    headers: { 'x-ttl': '60' },
  });

  expect(await response.text()).toBe('token');
  expect(seen).toEqual([['PUT', '0', '60']]);
});
