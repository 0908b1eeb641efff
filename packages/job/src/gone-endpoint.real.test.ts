import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@ami-select/core';
import { createIntent, type FleetHandle, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findFleet } from './phases/find-fleet.ts';
import { fleetToBuildOn } from './request/fleet-to-build-on.ts';

let server: Server;
let folder: string;
let endpoint: string;
let path: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gone-endpoint-'));
  path = join(folder, 'handle.json');
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeHandle(path, handleAt(endpoint));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function handleAt(place: string): FleetHandle {
  const image = {
    id: 'ami-0123456789abcdef0',
    architecture: 'x86_64',
    rootDeviceName: '/dev/sda1',
    sshUser: 'ubuntu',
  } as const;
  const request = { identity: { id: 'test' }, region: 'eu-west-1', endpoint: place, image };
  const intent = createIntent(
    { ...request, instanceTypes: ['t3.small'], count: 1, ttlMinutes: 60 },
    { clock: systemClock },
  );
  const host = {
    name: 'host-1',
    instanceId: 'i-0123456789abcdef0',
    address: '127.0.0.1',
    port: 2222,
    privateAddress: '10.0.0.1',
    user: 'ubuntu',
    hostKey: intent.ssh.hostKey,
    privateKey: intent.ssh.privateKey,
  };
  return { intent, calls: [], hosts: [host] };
}

const find = (variables = {}): Promise<unknown> =>
  findFleet(path, { variables, workingDirectory: folder, clock: systemClock });

it('is named by an end elsewhere, with what to do', async () => {
  await new Promise((resolve) => server.close(resolve));

  await expect(find()).rejects.toMatchObject({
    code: 'FOREIGN_HANDLE',
    hint: `Nothing listens at ${endpoint} any more. If that was local-ec2, its machines ended with it and nothing is left to end: delete ${path}, which holds the keys of the fleet.`,
  });
});

it('is not gone where something listens', async () => {
  await expect(find()).rejects.toMatchObject({ hint: expect.stringMatching(/^If it is yours/) });
  await expect(fleetToBuildOn(path, undefined)).resolves.toMatchObject({ hosts: [{ name: 'host-1' }] });
});

it('has no machines to build on', async () => {
  await new Promise((resolve) => server.close(resolve));

  await expect(fleetToBuildOn(path, undefined)).rejects.toMatchObject({
    code: 'NO_HOSTS',
    message: expect.stringMatching(`was launched at ${endpoint}, where nothing listens any more`),
  });
});
