import type { Instance } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { createInstanceWatch } from '../aws/instance-watch.ts';
import { machinesUsed } from './machines-used.ts';

const STARTED_AT = Date.parse('2026-11-29T04:30:00Z');
const LAUNCHED = new Date('2026-11-29T04:00:00Z');

const FACTS: Instance = {
  InstanceId: 'i-1',
  InstanceType: 'c7g.large',
  LaunchTime: LAUNCHED,
  Placement: { AvailabilityZone: 'us-east-1a', Tenancy: 'default' },
  PlatformDetails: 'Linux/UNIX',
  State: { Name: 'running' },
};

function endOf(...looks: readonly Instance[]) {
  let elapsedMs = 0;
  const watch = createInstanceWatch(() => elapsedMs);
  for (const look of looks) {
    watch.observe([{ ...FACTS, ...look }]);
    elapsedMs += 10_000;
  }
  return machinesUsed(watch.all(), STARTED_AT);
}

it('has the facts of a machine, and no end while it runs', () => {
  expect(endOf({})).toEqual([
    {
      instanceId: 'i-1',
      instanceType: 'c7g.large',
      market: 'on-demand',
      zone: 'us-east-1a',
      tenancy: 'default',
      platform: 'Linux/UNIX',
      launchedAt: LAUNCHED.toISOString(),
      endedAt: undefined,
      unbilled: undefined,
    },
  ]);
});

it.each<[string, readonly Instance[], string]>([
  [
    'as EC2 dates it, long before anybody looks',
    [
      {
        State: { Name: 'terminated' },
        StateTransitionReason: 'User initiated (2026-11-29 04:05:06 GMT)',
      },
    ],
    '2026-11-29T04:05:06.000Z',
  ],
  [
    'as it was seen where EC2 does not date it',
    [{}, { State: { Name: 'shutting-down' }, StateTransitionReason: '' }, { State: { Name: 'terminated' } }],
    '2026-11-29T04:30:10.000Z',
  ],
  [
    'when it stopped, for a machine that was baked',
    [
      { State: { Name: 'stopped' }, StateTransitionReason: 'User initiated (2026-11-29 04:10:00 GMT)' },
      { State: { Name: 'terminated' }, StateTransitionReason: 'User initiated (2026-11-29 04:31:00 GMT)' },
    ],
    '2026-11-29T04:10:00.000Z',
  ],
])('has its end %s', (_how, looks, endedAt) => {
  expect(endOf(...looks)).toMatchObject([{ endedAt }]);
});

it.each<[string, readonly Instance[], boolean | undefined]>([
  ['powered itself off before anybody looked', [{ State: { Name: 'terminated' } }], true],
  ['ended while it was looked at', [{}, { State: { Name: 'shutting-down' } }], undefined],
  [
    'ended before, as EC2 dates it',
    [{ State: { Name: 'stopped' }, StateTransitionReason: 'User initiated (2026-11-29 04:10:00 GMT)' }],
    undefined,
  ],
])('knows whether the end has a date of a machine that %s', (_how, looks, isUndated) => {
  expect(endOf(...looks)[0]?.isUndated).toBe(isUndated);
});

it.each([
  ['Server.InsufficientInstanceCapacity', 'never-ran'],
  ['Server.SpotInstanceTermination', 'first-hour'],
  ['Client.UserInitiatedShutdown', undefined],
])('knows what is not billed after %s', (Code, unbilled) => {
  const look = {
    State: { Name: 'terminated' },
    StateReason: { Code, Message: '' },
    InstanceLifecycle: 'spot',
  };

  expect(endOf(look as Instance)).toMatchObject([{ market: 'spot', unbilled }]);
});

it('has the end that EC2 dates also where the response to a termination showed it first', () => {
  const watch = createInstanceWatch(() => 5_000);
  watch.note('i-1', 'terminated');
  const reason = 'User initiated (2026-11-29 04:05:06 GMT)';
  watch.observe([{ ...FACTS, State: { Name: 'terminated' }, StateTransitionReason: reason }]);

  const [used] = machinesUsed(watch.all(), STARTED_AT);

  expect(used).toMatchObject({ endedAt: '2026-11-29T04:05:06.000Z' });
  expect(used?.isUndated).toBeUndefined();
});

it('has its end from the response to its termination', () => {
  const watch = createInstanceWatch(() => 5_000);
  watch.observe([FACTS]);
  watch.note('i-1', 'shutting-down');
  watch.expect(['i-unseen']);

  expect(machinesUsed(watch.all(), STARTED_AT)).toMatchObject([{ endedAt: '2026-11-29T04:30:05.000Z' }]);
});
