import type { FaultRule } from '@ami-select/local-ec2';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { buildTemplate } from '../plan/fleet-input.ts';
import { recoverHandle } from '../record/recover-handle.ts';
import { endOn, instancesOn, remainingOn, spawnOn } from '../testing/faulty-fleet.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { LOCAL_REGION, localHandlers } from '../testing/local-handler.ts';

const start = localHandlers();

const SPOT: Partial<FleetRequest> = { count: 1, market: 'spot', fallback: 'on-demand' };
/** So many that CreateFleet launches them. */
const MANY: Partial<FleetRequest> = { count: 21, instanceTypes: ['c7g.large', 'm7g.large'] };

const byId = ({ intent: { fleetId } }: FleetHandle): FleetHandle =>
  recoverHandle({ fleetId, region: LOCAL_REGION, now: new Date('2026-11-22T09:00:00Z') });
const KNOWN: readonly (readonly [string, (handle: FleetHandle) => FleetHandle])[] = [
  ['its last handle', (handle) => handle],
  ['its intent alone', ({ intent }) => ({ intent })],
  ['its id alone', byId],
];

const denied = (operation: string): FaultRule => ({
  match: { operation },
  effect: { kind: 'error', code: 'UnauthorizedOperation', status: 403 },
});

async function launched(change: Partial<FleetRequest>) {
  const local = await start([]);
  const { handle, failure } = await spawnOn(local, change);
  if (failure !== undefined) throw failure;
  await local.clock.sleep(60_000);
  return { local, handle };
}

describe.each(KNOWN)('an end that knows %s', (_, known) => {
  it.each([
    ['DescribeInstances', 'instance'],
    ['DescribeVolumes', 'volume'],
    ['DescribeNetworkInterfaces', 'network-interface'],
    ['DescribeSecurityGroups', 'security-group'],
    ['DescribeSpotInstanceRequests', 'spot-request'],
  ] as const)('and may not call %s says that it does not know', async (operation, kind) => {
    const { local, handle } = await launched(SPOT);

    const { proof } = await endOn(local, known(handle), [denied(operation)]);

    expect(proof).toMatchObject({
      clean: false,
      unknown: [{ kind, reason: expect.stringContaining(`ec2:${operation}`) }],
    });
    const isSaid = (id: string): boolean =>
      proof?.remaining.some((one) => one.id === id) || proof?.unknown[0]?.reason.includes(id) || false;
    expect(instancesOn(local).running.filter((id) => !isSaid(id))).toEqual([]);
  });
});

describe.each(KNOWN.slice(1))('an end of a fleet of CreateFleet that knows %s', (_, known) => {
  it('deletes its template and its record', async () => {
    const { local, handle } = await launched(MANY);
    expect(handle.calls?.map(({ action }) => action)).toContain('CreateFleet');

    const { proof } = await endOn(local, known(handle));

    expect(proof?.clean).toBe(true);
    expect(proof?.created.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['launch-template', 'ec2-fleet']),
    );
    expect(await remainingOn(local)).toEqual([]);
  });
});

describe('an end that knows the id alone', () => {
  it.each([
    ['DescribeLaunchTemplates', 'launch-template'],
    ['DescribeFleets', 'ec2-fleet'],
  ] as const)('and may not call %s does not know what CreateFleet left', async (operation, kind) => {
    const { local, handle } = await launched(MANY);

    const { proof } = await endOn(local, byId(handle), [denied(operation)]);

    expect(proof).toMatchObject({
      clean: false,
      unknown: [{ kind, reason: expect.stringContaining(`ec2:${operation}`) }],
    });
  });

  it('deletes the template of machines that were never launched', async () => {
    const local = await start([]);
    const intent = fleetIntent(local.clock, { ...MANY, region: LOCAL_REGION });
    await local.ec2.send(new CreateLaunchTemplateCommand(buildTemplate(intent, [])));

    const { proof } = await endOn(local, byId({ intent }));

    expect(proof?.created.map(({ kind }) => kind)).toEqual(['launch-template']);
    expect(await remainingOn(local)).toEqual([]);
  });

  it('deletes the template of a refused CreateFleet, which EC2 shows late and no machine names', async () => {
    const local = await start([
      { match: { operation: 'CreateFleet' }, effect: { kind: 'error', code: 'UnsupportedOperation' } },
      { match: { operation: 'CreateLaunchTemplate' }, effect: { kind: 'hide', ms: 40_000 } },
    ]);
    const { handle, failure } = await spawnOn(local, MANY);
    expect(failure).toBeUndefined();
    expect(handle.calls).toContainEqual(
      expect.objectContaining({ action: 'CreateFleet', outcome: 'refused' }),
    );

    const { proof } = await endOn(local, byId(handle));

    expect(proof?.clean).toBe(true);
    expect(proof?.created.map(({ kind }) => kind)).toContain('launch-template');
    expect(await remainingOn(local)).toEqual([]);
  });

  it('takes machines without a template for an answer where it may not look for one', async () => {
    const { local, handle } = await launched(SPOT);

    const { proof } = await endOn(local, byId(handle), [denied('DescribeLaunchTemplates')]);

    expect(proof?.clean).toBe(true);
    expect(await remainingOn(local)).toEqual([]);
  });
});
