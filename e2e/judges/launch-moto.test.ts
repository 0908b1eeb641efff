import { systemClock } from '@ami-select/core';
import { createIntent, spawnFleet, terminateFleet } from '@ami-select/provisioner';
import { fleetRequest } from '@ami-select/provisioner/testing';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMoto } from './moto-server.ts';
import { peersInstalled } from './python-client.ts';

const REGION = 'us-east-1';
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

describe(`a fleet on moto, which has no filter by client token${absent}`, () => {
  let moto: MotoServer;
  let ec2: EC2Client;

  beforeAll(async () => {
    if (!peersInstalled) return;
    moto = await startMoto();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    ec2 = new EC2Client({ region: REGION, endpoint: moto.endpoint, maxAttempts: 1, credentials });
  });
  afterAll(async () => {
    ec2?.destroy();
    await moto?.close();
  });

  it.skipIf(!peersInstalled)('is ready once its machines run, and ends', async () => {
    const Filters = [{ Name: 'architecture', Values: ['x86_64'] }];
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
    // moto refuses a mapping without size or snapshot, which EC2 takes.
    const image = {
      ...fleetRequest().image,
      id: Images[0]?.ImageId ?? '',
      architecture: 'x86_64' as const,
      ebsDevices: [],
    };
    const request = fleetRequest({ region: REGION, instanceTypes: ['m5.large'], ready: 'running', image });
    const intent = createIntent(request, { clock: systemClock });
    const logger = { debug: () => {}, info: () => {}, warn: () => {} };
    const dependencies = { ec2, clock: systemClock, logger, callerAddress: async () => '198.51.100.4' };

    const { hosts } = await spawnFleet(intent, dependencies);
    const proof = await terminateFleet(intent, dependencies);

    expect(hosts).toHaveLength(2);
    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(proof).toMatchObject({ clean: true });
  });
});
