import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger, systemClock } from '@ami-select/core';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import {
  type Connect,
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
import {
  CreateInstanceConnectEndpointCommand,
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnect } from './context/create-connect.ts';

const region = 'us-east-1';
const hasSsh = spawnSync('ssh', ['-V']).error === undefined;
const OPENSSH = { AMI_SELECT_SSH_CLIENT: 'openssh', PATH: process.env.PATH };

describe('machines of local-ec2', () => {
  let local: LocalEc2;
  let folder: string;
  let ec2: EC2Client;
  const launched: FleetIntent[] = [];
  let credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyless-'));
    local = await startLocalEc2({ region, images: 300, strictSignatures: true });
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
      local.environment;
    credentials = { accessKeyId, secretAccessKey };
    ec2 = new EC2Client({ region, endpoint: local.endpoint, maxAttempts: 1, credentials });
  });
  afterAll(async () => {
    for (const intent of launched)
      await terminateFleet(intent, { ec2, clock: systemClock, logger: silentLogger });
    await local.close();
    await rm(folder, { recursive: true });
  });

  it('let another job in by pushed keys, and verify the host key', async () => {
    const path = join(folder, 'fleet-0123456789abcdef.json');
    await spawn(path, 'keyless', connectSsh);
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

  it.skipIf(!hasSsh)('are reached by the OpenSSH client of this machine, where it has one', async () => {
    const path = join(folder, 'fleet-0123456789abcde1.json');
    const connect = createConnect(OPENSSH, { credentials, endpoint: local.endpoint });

    await spawn(path, 'openssh', connect);

    const [host] = (await readHandle(path)).hosts ?? [];
    const transport = await connect(sshTarget(host!));
    await expect(transport.exec('echo in')).resolves.toMatchObject({ stdout: 'in\n' });
    await transport.close();
  });

  it('are reached through an Instance Connect Endpoint where subnets are private', async () => {
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const SubnetId = Subnets[0]?.SubnetId ?? '';
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } }));
    const created = await ec2.send(new CreateInstanceConnectEndpointCommand({ SubnetId }));
    const endpointId = created.InstanceConnectEndpoint?.InstanceConnectEndpointId;
    const path = join(folder, 'fleet-0123456789abcde0.json');

    const connect = createConnect({}, { credentials, endpoint: local.endpoint });
    await spawn(path, 'private', connect, SubnetId);

    const [host] = (await readHandle(path)).hosts ?? [];
    expect(host).toMatchObject({ via: { kind: 'instance-connect', endpointId }, port: 22 });
    expect(host?.address).toMatch(/^172\.31\./);
    const place = { credentials, endpoint: local.endpoint };
    for (const client of [connect, ...(hasSsh ? [createConnect(OPENSSH, place)] : [])]) {
      const transport = await client(sshTarget(host!));
      await expect(transport.exec('echo through')).resolves.toMatchObject({ stdout: 'through\n' });
      await transport.close();
    }
    const stranger = createConnect({}, { credentials: { ...credentials, secretAccessKey: 'wrong' } });
    await expect(stranger(sshTarget(host!))).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  });

  async function spawn(path: string, id: string, connect: Connect, subnetId?: string): Promise<void> {
    const Filters = [
      { Name: 'architecture', Values: ['x86_64'] },
      { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
    ];
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
    const ImageId = Images[0]?.ImageId ?? '';
    const request = {
      identity: { repository: 'octo/demo', id },
      image: { id: ImageId, architecture: 'x86_64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' },
      region,
      endpoint: local.endpoint,
      instanceTypes: ['t3.micro'],
      count: 1,
      ttlMinutes: 30,
      sshFrom: '127.0.0.1/32',
      ...(subnetId !== undefined && { subnetIds: [subnetId] }),
    };
    const intent = createIntent(request, { clock: systemClock });
    launched.push(intent);
    const save = (handle: FleetHandle): Promise<void> => writeHandle(path, handle);
    await spawnFleet(intent, { ec2, clock: systemClock, logger: silentLogger, connect, save });
  }
});
