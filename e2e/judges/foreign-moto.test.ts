import { systemClock } from '@ami-select/core';
import {
  createIntent,
  type FleetHandle,
  launchFleet,
  ProvisionerError,
  recoverHandle,
  terminateFleet,
} from '@ami-select/provisioner';
import {
  createForeign,
  FOREIGN_CASES,
  type Foreign,
  findTouched,
  fleetRequest,
} from '@ami-select/provisioner/testing';
import { DescribeImagesCommand, DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MotoServer, startMoto } from './moto-server.ts';
import { peersInstalled } from './python-client.ts';

const REGION = 'us-east-1';
/** Of intents: what does not show its tags after so long is not ours. moto goes by the machine's clock. */
const earlier = { now: () => new Date(Date.now() - 2_400_000) };
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

describe(`a handle that names what is not ours, on moto${absent}`, () => {
  let moto: MotoServer;
  let ec2: EC2Client;
  let foreign: Foreign;
  let imageId: string;
  let legs = 0;
  const logger = { debug: () => {}, info: () => {}, warn: () => {} };

  beforeAll(async () => {
    if (!peersInstalled) return;
    moto = await startMoto();
    ec2 = new EC2Client({
      region: REGION,
      endpoint: moto.endpoint,
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'] }));
    imageId = Images[0]?.ImageId ?? '';
    foreign = await createForeign(ec2, imageId, 'm5.large');
  });
  afterAll(async () => {
    ec2?.destroy();
    await moto?.close();
  });

  /** moto has no filter by client token, so that the handle has none; ids and tags are what is left. */
  async function launched(): Promise<FleetHandle> {
    legs += 1;
    const request = fleetRequest({
      identity: { repository: 'octo/demo', id: `leg-${legs}` },
      region: REGION,
      instanceTypes: ['m5.large'],
      count: 1,
      // moto refuses a mapping without size or snapshot, which EC2 takes.
      image: { ...fleetRequest().image, id: imageId, ebsDevices: [] },
    });
    const callerAddress = async (): Promise<string> => '198.51.100.4';
    const intent = createIntent(request, { clock: earlier });
    const { handle } = await launchFleet(intent, { ec2, clock: systemClock, logger, callerAddress });
    return { ...handle, intent: { ...handle.intent, pools: [] } };
  }

  async function stateOf(handle: FleetHandle): Promise<string | undefined> {
    const InstanceIds = handle.calls?.find(({ action }) => action === 'RunInstances')?.ids.slice();
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds }));
    return Reservations[0]?.Instances?.[0]?.State?.Name;
  }

  it.skipIf(!peersInstalled).each(FOREIGN_CASES)(
    '$title: named, untouched, status 2',
    async ({ edit, names }) => {
      const handle = await launched();

      const failure = await terminateFleet(edit(handle, foreign), { ec2, clock: systemClock, logger }).catch(
        (error: unknown) => error,
      );

      expect(failure).toBeInstanceOf(ProvisionerError);
      expect((failure as ProvisionerError).proof?.foreign).toEqual(names(foreign));
      for (const { kind, id } of names(foreign)) expect(String(failure)).toContain(`${kind} ${id}`);
      expect(await findTouched(ec2, foreign)).toEqual([]);
      expect(await stateOf(handle)).toBe('terminated');
    },
  );

  it.skipIf(!peersInstalled)(
    'the fleet of another repository, known by its id alone, is not touched',
    async () => {
      const handle = await launched();
      const { fleetId } = handle.intent;
      const mine = recoverHandle({ fleetId, region: REGION, repository: 'octo/other', now: earlier.now() });

      const failure = await terminateFleet(mine, { ec2, clock: systemClock, logger }).catch(
        (error: unknown) => error,
      );

      expect(failure).toMatchObject({ code: 'FOREIGN_RESOURCES' });
      expect(await stateOf(handle)).toBe('running');
    },
  );
});
