import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  type EC2Client,
  type Instance,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { compare } from '../measure.ts';
import type { Row } from '../report.ts';
import { clientFor, firstImage, region } from './clients.ts';

/**
 * A machine of Debian 13 beside one of Debian 12, each booted by its own cloud-init, from the launch to the greeting of
 * its SSH server. Root only, with both root file systems.
 */
export async function rootfsReady(): Promise<Row[]> {
  const { LOCAL_EC2_ROOTFS: twelve, LOCAL_EC2_SYSTEMD_ROOTFS: thirteen } = process.env;
  if (process.getuid?.() !== 0 || !twelve || !thirteen) return [];
  const endpoints = await Promise.all([startRootfs(twelve), startRootfs(thirteen)]);
  const [older, newer] = await Promise.all(endpoints.map(launcher));
  const { debian12, debian13 } = await compare(5, {
    debian12: async () => older?.(),
    debian13: async () => newer?.(),
  });
  await Promise.all(endpoints.map((endpoint) => endpoint.close()));
  return [
    {
      what: 'rootfs machine of Debian 13 ready',
      ours: debian13,
      unit: 'ms',
      peer: { name: 'Debian 12', value: debian12 },
      promise: { atMost: 1.2 },
    },
  ];
}

function startRootfs(rootfs: string): Promise<LocalEc2> {
  return startLocalEc2({ sandbox: 'rootfs', sandboxOptions: { rootfs }, region });
}

async function launcher({ endpoint }: LocalEc2): Promise<() => Promise<void>> {
  const client = clientFor(endpoint);
  const ImageId = await firstImage(client);
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
  await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupName: 'default', ...ssh }));
  return async () => {
    const { Instances: [instance] = [] } = await client.send(
      new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }),
    );
    const id = instance?.InstanceId ?? '';
    await untilGreeted((await untilRunning(client, id)).PublicIpAddress ?? '');
    await client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
  };
}

async function untilRunning(client: EC2Client, id: string): Promise<Instance> {
  for (;;) {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
    const instance = Reservations?.[0]?.Instances?.[0];
    if (instance?.State?.Name === 'running') return instance;
    await sleep(10);
  }
}

async function untilGreeted(host: string): Promise<void> {
  for (;;) {
    const socket = createConnection({ host, port: 22 });
    const greeted = await once(socket, 'data').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (greeted) return;
    await sleep(10);
  }
}
