import { silentLogger } from '@ami-select/core';
import { createLocalEc2HandlerFactory, type LocalEc2Handler } from '@ami-select/local-ec2';
import {
  createIntent,
  type FleetHandle,
  type FleetIntent,
  fleetState,
  launchFleet,
  type Proof,
  type RunCost,
  readFleetState,
  recoverHandle,
} from '@ami-select/provisioner';
import { parseShorthand, select } from '@ami-select/selector';
import { EC2Client } from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { terminateJob } from './terminate-job.ts';

const REGIONS = ['eu-west-1', 'us-east-1', 'us-west-2'];
const HOME = 'us-east-1';
const createLocal = createLocalEc2HandlerFactory({
  images: 1000,
  region: HOME,
  regions: REGIONS,
  start: new Date('2026-09-01T00:00:00Z'),
});

describe('a fleet of two that another process launched', () => {
  let local: LocalEc2Handler;
  let intent: FleetIntent;
  let intentOf: (generation?: number) => FleetIntent;

  const ec2In = (region: string): EC2Client => {
    const { requestHandler, endpoint, credentials } = local;
    return new EC2Client({ requestHandler, endpoint, credentials, region, maxAttempts: 1 } as never);
  };
  const end = (handle: FleetHandle, reportCost?: (cost: RunCost) => void): Promise<Proof> =>
    terminateJob(
      { handle, path: undefined, recordPath: '', endpoint: undefined },
      { clock: local.clock, logger: silentLogger, launchClient: ec2In, reportCost },
    );
  const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = local.clock.now().getTime();
    await work();
    return (local.clock.now().getTime() - startedAt) / 1_000;
  };

  beforeEach(async () => {
    local = createLocal();
    const { clock } = local;
    const ec2 = ec2In(HOME);
    const clients = () => ({ ec2, ssm: { send: () => Promise.reject(new Error('no SSM here')) } });
    const query = { ...parseShorthand('ubuntu/24.04@x86_64'), regions: [HOME] };
    const { image } = await select(query, { clients, clock, logger: silentLogger } as never);
    const place = { identity: { id: 'test' }, region: HOME, image: { ...image, sshUser: 'ubuntu' } };
    const request = { ...place, instanceTypes: ['t3.small'], count: 2, ttlMinutes: 45 };
    intentOf = (generation) => createIntent({ ...request, generation }, { clock });
    intent = intentOf();
    await launch(intent);
  });

  const launch = async (planned: FleetIntent): Promise<FleetHandle> => {
    const { clock } = local;
    const callerAddress = async (): Promise<string> => '198.51.100.4';
    return (await launchFleet(planned, { ec2: ec2In(HOME), clock, logger: silentLogger, callerAddress }))
      .handle;
  };

  it('can be launched again after its end by the next generation alone', async () => {
    await end(readFleetState(fleetState(intent)));

    await expect(launch(intentOf())).rejects.toMatchObject({ name: 'ProvisionerError' });
    const handle = await launch(intentOf(1));
    expect(handle.intent.fleetId).toBe(intent.fleetId);
    expect(local.journal.remaining().filter(({ kind }) => kind === 'instance')).toHaveLength(2);

    // By its state, while the machines of the first one still show.
    const proof = await end(readFleetState(fleetState(handle.intent)));
    expect(proof.clean).toBe(true);
    expect(local.journal.remaining()).toEqual([]);
  });

  it.each(REGIONS)('ends by its id, searched from %s', async (region) => {
    const { fleetId } = intent;

    const proof = await end(recoverHandle({ fleetId, region, now: local.clock.now() }));

    expect(proof.clean).toBe(true);
    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(local.journal.remaining()).toEqual([]);
  });

  it('has its cost counted, also by its id and after its machines have ended', async () => {
    await local.clock.sleep(10 * 60_000);
    const handle = recoverHandle({ fleetId: intent.fleetId, region: HOME, now: local.clock.now() });
    const costs: RunCost[] = [];

    await end(handle, (cost) => costs.push(cost));
    await local.clock.sleep(10 * 60_000);
    await end(handle, (cost) => costs.push(cost));

    const [first, again] = costs;
    const [line] = first?.lines ?? [];
    expect(first).toMatchObject({ complete: true, lines: [{ machines: 2, instanceType: 't3.small' }] });
    expect(line?.seconds).toBeGreaterThanOrEqual(2 * 600);
    expect(line?.seconds).toBeLessThan(2 * 660);
    // By the dates of EC2, not by the time of the look.
    expect(Math.abs((again?.lines[0]?.seconds ?? 0) - (line?.seconds ?? 0))).toBeLessThanOrEqual(4);
  });

  it('ends by the saved state alone', async () => {
    const proof = await end(readFleetState(fleetState(intent)));

    expect(proof.created.filter(({ kind }) => kind === 'instance')).toHaveLength(2);
    expect(local.journal.remaining()).toEqual([]);
  });

  it('is not the fleet of a mistyped id: nobody knows that one, after half a minute for all regions', async () => {
    const mistyped = `${intent.fleetId.slice(0, -1)}${intent.fleetId.endsWith('0') ? '1' : '0'}`;
    const searching = () =>
      expect(
        end(recoverHandle({ fleetId: mistyped, region: 'eu-west-1', now: local.clock.now() })),
      ).rejects.toMatchObject({
        exitClass: 'remaining-unknown',
        message: expect.stringContaining(`nothing of it shows in ${REGIONS.join(', ')}.`),
      });

    expect(await secondsOf(searching)).toBeLessThan(60);
    expect(local.journal.remaining()).not.toEqual([]);
  });
});
