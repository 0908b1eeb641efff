import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endpointOf } from '@ami-select/access';
import { systemClock as clock, silentLogger } from '@ami-select/core';
import { createIntent } from '@ami-select/provisioner';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reapJob } from './reap-job.ts';
import { terminateJob } from './terminate-job.ts';

const region = 'eu-west-1';
const request = {
  regions: [region],
  homeRegion: region,
  repository: undefined,
  permanent: false,
  dryRun: true,
};

const servers: Server[] = [];

/** An endpoint that denies every call, and the service that each was signed for. */
async function denyingEndpoint(): Promise<{ readonly url: string; readonly services: Set<string> }> {
  const services = new Set<string>();
  const server = createServer(({ headers }, response) => {
    const [, service = ''] =
      /Credential=[^/]*\/\d+\/[^/]*\/([^/]*)/.exec(String(headers.authorization)) ?? [];
    services.add(service);
    response.setHeader('x-amzn-errortype', 'AccessDeniedException');
    response
      .writeHead(403)
      .end(
        service === 'ec2'
          ? '<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>'
          : '{}',
      );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { services, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function terminate(): Promise<unknown> {
  const image = { id: 'ami-0123456789abcdef0', architecture: 'x86_64', rootDeviceName: '/dev/sda1' } as const;
  const intent = createIntent(
    {
      identity: { id: 'test' },
      region,
      image: { ...image, sshUser: 'ubuntu' },
      instanceTypes: ['t3.small'],
      count: 1,
      ttlMinutes: 60,
      leaseRoleArn: 'arn:aws:iam::123456789012:role/lease',
    },
    { clock },
  );
  const fleet = { handle: { intent, calls: [] }, path: undefined, recordPath: '' };
  return terminateJob(
    { ...fleet, endpoint: endpointOf(process.env) },
    { clock, logger: silentLogger, signal: AbortSignal.abort() },
  );
}

it.each([
  [
    'a reaper',
    () => reapJob({ ...request, endpoint: endpointOf(process.env) }, { clock, logger: silentLogger }),
  ],
  ['an end', () => terminate().catch(() => undefined)],
])('%s asks no endpoint of EC2 for schedules', async (_name, run) => {
  const [ec2, scheduler] = [await denyingEndpoint(), await denyingEndpoint()];
  vi.stubEnv('AWS_ENDPOINT_URL_EC2', ec2.url);
  vi.stubEnv('AWS_ENDPOINT_URL_SCHEDULER', scheduler.url);

  await run();

  expect([...ec2.services]).toEqual(['ec2']);
  expect([...scheduler.services]).toEqual(['scheduler']);
});

it('a reaper asks the endpoint of all services for schedules, too', async () => {
  const { url, services } = await denyingEndpoint();
  vi.stubEnv('AWS_ENDPOINT_URL', url);

  await reapJob({ ...request, endpoint: endpointOf(process.env) }, { clock, logger: silentLogger });

  expect([...services].sort()).toEqual(['ec2', 'scheduler']);
});
