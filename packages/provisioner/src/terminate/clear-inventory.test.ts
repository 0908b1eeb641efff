import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { clearInventory } from './clear-inventory.ts';
import { createDenials } from './denials.ts';

const clock = createVirtualClock();
const intent = fleetIntent(clock, { market: 'spot' });

function volume(id: string, state: string, instanceId?: string) {
  const Attachments = instanceId === undefined ? [] : [{ InstanceId: instanceId, DeleteOnTermination: true }];
  return { VolumeId: id, State: state, Attachments };
}

/** Clears an inventory in which one instance shuts down, and measures how long that takes. */
async function cleared(respond: (call: ScriptedCall, index: number) => unknown) {
  const watch = createInstanceWatch(() => 0);
  watch.observe([
    { InstanceId: 'i-1', State: { Name: 'shutting-down' } },
    { InstanceId: 'i-2', State: { Name: 'terminated' } },
  ]);
  const { ec2, calls } = scriptedEc2(respond);
  const before = clock.now().getTime();
  const clearance = await clearInventory({ intent }, watch, createDenials(), testDependencies(ec2, clock));
  return { clearance, calls, seconds: (clock.now().getTime() - before) / 1_000 };
}

it('is done at once when nothing is listed, in all kinds', async () => {
  const { clearance, calls, seconds } = await cleared(() => ({}));

  expect(clearance).toEqual({ seen: [], going: [], remaining: [], foreign: [] });
  expect(seconds).toBe(0);
  expect(calls.map(({ action }) => action)).toEqual([
    'DescribeVolumes',
    'DescribeNetworkInterfaces',
    'DescribeSecurityGroups',
    'DescribeSpotInstanceRequests',
  ]);
});

it('does not wait for what goes with an instance that is shutting down', async () => {
  const { clearance, seconds } = await cleared(({ action }) =>
    action === 'DescribeVolumes' ? { Volumes: [volume('vol-1', 'in-use', 'i-1')] } : {},
  );

  expect(clearance).toEqual({
    seen: [{ kind: 'volume', id: 'vol-1' }],
    going: [{ kind: 'volume', id: 'vol-1' }],
    remaining: [],
    foreign: [],
  });
  expect(seconds).toBe(0);
});

it('removes what can be removed, waits for the rest, and remembers all of it', async () => {
  let inventories = 0;
  const { clearance, calls, seconds } = await cleared(({ action }) => {
    if (action !== 'DescribeVolumes') return {};
    inventories += 1;
    if (inventories === 1)
      return { Volumes: [volume('vol-1', 'available'), volume('vol-2', 'in-use', 'i-2')] };
    return inventories === 2 ? { Volumes: [volume('vol-2', 'in-use', 'i-2')] } : {};
  });

  expect(calls.filter(({ action }) => action === 'DeleteVolume').map(({ input }) => input)).toEqual([
    { VolumeId: 'vol-1' },
  ]);
  expect(clearance).toEqual({
    seen: [
      { kind: 'volume', id: 'vol-1' },
      { kind: 'volume', id: 'vol-2' },
    ],
    going: [],
    remaining: [],
    foreign: [],
  });
  expect(seconds).toBe(2);
});

it('reports what remains after a minute', async () => {
  const { clearance, seconds } = await cleared(({ action }) =>
    action === 'DescribeVolumes' ? { Volumes: [volume('vol-2', 'in-use', 'i-2')] } : {},
  );

  expect(clearance.going).toEqual([]);
  expect(clearance.remaining).toEqual([
    { kind: 'volume', id: 'vol-2', state: 'in-use', instanceId: 'i-2', usedBy: 'i-2', ownership: 'unproven' },
  ]);
  expect(seconds).toBe(60);
});
