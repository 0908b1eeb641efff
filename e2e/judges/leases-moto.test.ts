import { systemClock } from '@ami-select/core';
import { createIntent, type Host, launchFleet, renewLease, terminateFleet } from '@ami-select/provisioner';
import { fleetRequest } from '@ami-select/provisioner/testing';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMoto } from './moto-server.ts';
import { peersInstalled } from './python-client.ts';

const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

describe(`leases on the side of AWS, on moto${absent}`, () => {
  let moto: MotoServer;
  let ec2: EC2Client;
  let scheduler: SchedulerClient;

  beforeAll(async () => {
    if (!peersInstalled) return;
    moto = await startMoto();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const common = { region: 'us-east-1', endpoint: moto.endpoint, maxAttempts: 1, credentials };
    ec2 = new EC2Client(common);
    scheduler = new SchedulerClient(common);
  });
  afterAll(async () => {
    ec2?.destroy();
    scheduler?.destroy();
    await moto?.close();
  });

  it.skipIf(!peersInstalled)(
    'are created for each machine, moved by a renewal, and deleted with the fleet',
    async () => {
      const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'] }));
      const request = fleetRequest({
        identity: { repository: 'octo/demo', id: 'lease' },
        region: 'us-east-1',
        instanceTypes: ['m5.large'],
        leaseRoleArn: 'arn:aws:iam::123456789012:role/lease',
        // moto refuses a mapping without size or snapshot, which EC2 takes.
        image: { ...fleetRequest().image, id: Images[0]?.ImageId ?? '', ebsDevices: [] },
      });
      // So old that what does not show its tags is not ours; moto goes by the machine's clock.
      const intent = createIntent(request, { clock: { now: () => new Date(Date.now() - 2_400_000) } });
      const logger = { debug: () => {}, info: () => {}, warn: () => {} };
      const exec = async () => ({ exitCode: 0, signal: null, stdout: '', stderr: '' });
      const connect = async () => ({ label: 'host', exec, close: async () => {} }) as never;
      const callerAddress = async (): Promise<string> => '198.51.100.4';
      const dependencies = { ec2, scheduler, clock: systemClock, logger, connect, callerAddress };
      const { handle, instanceIds } = await launchFleet(intent, dependencies);
      const names = instanceIds.map((id) => `ami-select-${intent.fleetId}-${id}`).sort();
      const listed = async () => (await scheduler.send(new ListSchedulesCommand({}))).Schedules ?? [];
      expect((await listed()).map(({ Name }) => Name).sort()).toEqual(names);

      const hosts = instanceIds.map((instanceId): Host => {
        const place = { name: instanceId, address: '192.0.2.1', port: 22, privateAddress: '10.0.0.1' };
        return { ...place, instanceId, user: 'ubuntu', hostKey: 'ssh-ed25519 AAAA', privateKey: 'PRIVATE' };
      });
      const { expiresAt } = await renewLease({ intent, hosts }, 60, dependencies);
      const moved = await scheduler.send(new GetScheduleCommand({ Name: names[0] }));
      const at = new Date(Date.parse(expiresAt) + 120_000).toISOString().slice(0, 19);
      expect(moved).toMatchObject({ ScheduleExpression: `at(${at})`, ActionAfterCompletion: 'DELETE' });

      const proof = await terminateFleet(
        { ...handle, intent: { ...handle.intent, pools: [] } },
        dependencies,
      );

      expect(
        proof.created
          .filter(({ kind }) => kind === 'schedule')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(names);
      expect(await listed()).toEqual([]);
    },
    60_000,
  );
});
