import { silentLogger, systemClock } from '@ami-select/core';
import { type LocalEc2, type LocalEc2Options, startLocalEc2 } from '@ami-select/local-ec2';
import { connectSsh } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import { sshTarget } from '../fleet/ssh-target.ts';
import { createIntent } from '../plan/create-intent.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { terminateFleet } from '../terminate/terminate-fleet.ts';
import { fleetRequest } from '../testing/fixtures.ts';

const REGION = 'us-east-1';
const rootfs = process.env.LOCAL_EC2_ROOTFS;

type Kind = Pick<LocalEc2Options, 'sandbox' | 'sandboxOptions'>;

const KINDS: readonly Kind[] = [
  { sandbox: 'namespace' },
  { sandbox: 'rootfs', sandboxOptions: rootfs === undefined ? {} : { rootfs } },
];

/** The endpoint of a kind, or why there is none here. */
function tryToStart(kind: Kind): Promise<LocalEc2 | string> {
  const options = { region: REGION, images: 1000, ...kind };
  return startLocalEc2(options).catch((error: unknown) => String(error));
}

for (const kind of KINDS) {
  const started = await tryToStart(kind);
  const skip = typeof started === 'string' ? ` (skipped: ${started})` : '';
  describe.skipIf(skip !== '')(
    `user data of a ${kind.sandbox} sandbox${skip}`,
    () => {
      const local = started as LocalEc2;
      const reports: string[] = [];
      let imageId: string;
      let dependencies: SpawnDependencies;
      let ec2: EC2Client;

      beforeAll(async () => {
        const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
          local.environment;
        const credentials = { accessKeyId, secretAccessKey };
        ec2 = new EC2Client({ region: REGION, endpoint: local.endpoint, maxAttempts: 1, credentials });
        const saveFailure = async (report: string): Promise<string> => {
          reports.push(report);
          return '/state/report';
        };
        dependencies = { ec2, clock: systemClock, logger: silentLogger, connect: connectSsh, saveFailure };
        const Filters = [
          { Name: 'architecture', Values: ['arm64'] },
          { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
        ];
        const command = new DescribeImagesCommand({ Owners: ['099720109477'], Filters });
        imageId = (await ec2.send(command)).Images?.[0]?.ImageId ?? '';
      });
      afterAll(async () => {
        ec2.destroy();
        await local.close();
      });

      function intentOf(id: string, userData: string) {
        const image = { id: imageId, architecture: 'arm64', rootDeviceName: '/dev/sda1', sshUser: 'ubuntu' };
        const { endpoint } = local;
        const change = { region: REGION, endpoint, image, count: 1, identity: { id }, userData };
        return createIntent(fleetRequest(change), { clock: systemClock });
      }

      it('has ended when the machine is ready', async () => {
        const intent = intentOf('ends', '#!/bin/sh\nsleep 1\necho done > /tmp/marker\n');

        const { hosts } = await spawnFleet(intent, dependencies);

        const login = await connectSsh(sshTarget(hosts[0]!));
        expect(await login.exec('cat /tmp/marker')).toMatchObject({ stdout: 'done\n' });
        await login.close();
        await terminateFleet(intent, dependencies);
      });

      it('that fails is reported with its status and its last lines', async () => {
        const intent = intentOf('fails', '#!/bin/sh\necho E: no such package >&2\nexit 3\n');

        await expect(spawnFleet(intent, dependencies)).rejects.toMatchObject({
          code: 'BOOT_FAILED',
          message: expect.stringMatching(
            /its user data ended with status 3:\n[\s\S]*E: no such package\n[\s\S]*More in/,
          ),
        });

        expect(reports[0]).toMatch(/==== console of host-1 [\s\S]*E: no such package/);
        expect(reports[0]).toMatch(/==== cloud-init of host-1 [\s\S]*status: error[\s\S]*E: no such package/);
      });
    },
    120_000,
  );
}
