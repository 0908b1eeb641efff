import { describe, expect, it } from 'vitest';
import { placeInHostNetwork, startMetadataRelay } from './metadata-relay.ts';
import type { FromAgent } from './protocol.ts';

/** A relay in the host's network whose driver responds with the path that it was asked for. */
async function startRelay(): Promise<{ url: URL; paths: string[] }> {
  const paths: string[] = [];
  const relay = await startMetadataRelay((message: FromAgent) => {
    if (message.type !== 'metadata') return;
    paths.push(message.request.path);
    const body = Buffer.from(message.request.path).toString('base64');
    relay.respond(message.id, { status: 200, headers: {}, body });
  }, placeInHostNetwork());
  return { url: new URL(relay.environment.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? ''), paths };
}

describe("a relay in the host's network", () => {
  it('responds below the path that its machine is told', async () => {
    const { url } = await startRelay();

    const response = await fetch(`${url}/latest/meta-data/`);

    expect(url.hostname).toBe('127.0.0.1');
    expect(url.pathname).toMatch(/^\/[0-9a-f]{32}$/);
    expect(await response.text()).toBe('/latest/meta-data/');
  });

  it.each([
    ['the usual path', () => '/latest/meta-data/'],
    ['the root', () => '/'],
    ['the secret without what is below it', (secret: string) => secret],
    ['more than the secret', (secret: string) => `${secret}0/latest/`],
    ['less than the secret', (secret: string) => `${secret.slice(0, -1)}/latest/`],
    ['another secret', () => `/${'0'.repeat(32)}/latest/`],
    ['the secret in capitals', (secret: string) => `/X${secret.toUpperCase().slice(2)}/latest/`],
    ['the secret as a query', (secret: string) => `/latest/?${secret}/`],
    ['a slash before the secret', (secret: string) => `/${secret}/latest/`],
    [
      'an escaped secret',
      (secret: string) => `/%${secret.charCodeAt(1).toString(16)}${secret.slice(2)}/latest/`,
    ],
  ])('says nothing at %s', async (_, path) => {
    const { url, paths } = await startRelay();

    const response = await fetch(url.origin + path(url.pathname));

    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(paths).toEqual([]);
  });
});
