import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateTagsCommand, RegisterImageCommand } from '@aws-sdk/client-ec2';
import type { SelectDependencies } from '../ports.ts';
import type { Need } from './scenario.ts';

/** The environment of independent judges that `e2e/peers/install` makes. */
const SERVER: string = fileURLToPath(new URL('../../../../e2e/peers/.venv/bin/moto_server', import.meta.url));

export const isMotoInstalled: boolean = existsSync(SERVER);

/**
 * What moto 5 does not do, so that these scenarios cannot run on it: its catalogue has images of 2017 and the
 * ids of public parameters only; a `creation-date` wildcard matches nothing; registered images are all of now,
 * and of no architecture; it pages, deprecates and judges Allowed AMIs not at all; it fails with status 500 on
 * filters that it does not know.
 */
export const MOTO_LACKS: readonly Need[] = [
  'publishers',
  'creation-date-wildcards',
  'creation-dates',
  'deprecation',
  'allowed-images',
  'aliases',
  'raw-filters',
  'imds-support',
  'states',
];

export interface Moto {
  readonly endpoint: string;
  close(): void;
}

/** Starts moto's server on a free port of loopback. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const child = spawn(SERVER, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, child);
  return { endpoint, close: () => void child.kill() };
}

/** Registers the own images that scenarios with `own-catalogue` ask for. */
export async function registerOwnImages(dependencies: SelectDependencies, region: string): Promise<void> {
  const { ec2 } = dependencies.clients(region);
  for (const architecture of ['x86_64', 'arm64'] as const) {
    for (const version of [
      '1.8.0',
      '1.9.0',
      '1.10.0',
      '2.0.0-rc1',
      '2.0.0',
      '1.10.1',
      '2.1.0',
      '2.1.1-rc1',
    ]) {
      const image = { Name: `corp-base-${version}-${architecture}`, Architecture: architecture };
      const { ImageId = '' } = await ec2.send(
        new RegisterImageCommand({ ...image, VirtualizationType: 'hvm' }),
      );
      const stage = version.includes('-rc') ? 'candidate' : 'released';
      const tags = { Name: `corp-base ${version}`, Stage: stage, Team: 'platform' };
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await ec2.send(new CreateTagsCommand({ Resources: [ImageId], Tags }));
    }
  }
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`moto ended with status ${child.exitCode}`);
    const answer = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (answer !== undefined) return;
    await sleep(100);
  }
  child.kill();
  throw new Error('moto does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
