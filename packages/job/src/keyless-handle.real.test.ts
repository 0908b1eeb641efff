import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, systemClock } from '@ami-select/core';
import { createExamplesClock } from '@ami-select/core/testing';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import {
  createIntent,
  type FleetHandle,
  type FleetIntent,
  readHandle,
  spawnFleet,
  sshTarget,
  terminateFleet,
  writeHandle,
} from '@ami-select/provisioner';
import { connectSsh } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnect } from './context/create-connect.ts';

const region = 'us-east-1';

describe('a handle without its private key', () => {
  let local: LocalEc2;
  let folder: string;
  let ec2: EC2Client;
  let intent: FleetIntent;
  let credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyless-'));
    local = await startLocalEc2({ region, images: 300, clock: createExamplesClock() });
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
      local.environment;
    credentials = { accessKeyId, secretAccessKey };
    ec2 = new EC2Client({ region, endpoint: local.endpoint, maxAttempts: 1, credentials });
  });
  afterAll(async () => {
    await terminateFleet(intent, { ec2, clock: systemClock, logger: silentLogger });
    await local.close();
    await rm(folder, { recursive: true });
  });

  it('lets another job in by a pushed key, and none by the wrong host key', async () => {
    const path = join(folder, 'fleet-0123456789abcdef.json');
    await spawn(path);
    const file = JSON.parse(await readFile(path, 'utf8'));
    file.intent.ssh.privateKey = '';
    await writeFile(path, JSON.stringify(file));
    const text = await readFile(path, 'utf8');

    const [host] = (await readHandle(path)).hosts ?? [];
    const target = sshTarget(host!);
    const connect = createConnect({}, { credentials, endpoint: local.endpoint });
    const transport = await connect(target, { connectTimeoutMs: 10_000 });

    await expect(transport.exec('echo in')).resolves.toMatchObject({ stdout: 'in\n' });
    await transport.close();
    expect(text).not.toContain('PRIVATE KEY');
    const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPt3e3oO4zMUbUYFTtMuI7mOlwP1lPZjAaPzD4Zg4pE1';
    await expect(connect({ ...target, hostKey })).rejects.toMatchObject({ code: 'HOST_KEY_MISMATCH' });
  });

  async function spawn(path: string): Promise<void> {
    const Filters = [
      { Name: 'architecture', Values: ['x86_64'] },
      { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
    ];
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
    const id = Images[0]?.ImageId ?? '';
    const image = { id, architecture: 'x86_64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
    const identity = { repository: 'octo/demo', id: 'keyless' };
    const request = {
      identity,
      region,
      endpoint: local.endpoint,
      image,
      instanceTypes: ['t3.micro'],
      count: 1,
    };
    intent = createIntent({ ...request, ttlMinutes: 30, sshFrom: '127.0.0.1/32' }, { clock: systemClock });
    const save = (handle: FleetHandle): Promise<void> => writeHandle(path, handle);
    await spawnFleet(intent, { ec2, clock: systemClock, logger: silentLogger, connect: connectSsh, save });
  }
});
