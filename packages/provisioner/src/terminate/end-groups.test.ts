import { createVirtualClock, type VirtualClock } from '@ami-select/core/testing';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { createBlindSpots } from './blind-spots.ts';
import { createGroupEnd, type GroupEnd } from './end-groups.ts';

const { fleetId, securityGroupName } = fleetIntent(createVirtualClock());

function signed(GroupId: string, repository = 'octo/demo'): SecurityGroup {
  const Tags = [
    { Key: 'ami-select:fleet', Value: fleetId },
    { Key: 'ami-select:repository', Value: repository },
    { Key: 'ami-select:version', Value: '1' },
  ];
  return { GroupId, GroupName: securityGroupName, Tags };
}

function creation(outcome: CreatingCall['outcome']): CreatingCall {
  return { action: 'CreateSecurityGroup', token: 'name', outcome, ids: [] };
}

const isStranger = (id: string): boolean => id === 'i-stranger';

interface Begun {
  readonly end: GroupEnd;
  readonly calls: readonly ScriptedCall[];
  readonly clock: VirtualClock;
  /** Looks once a second while something may still happen; returns how long that took. */
  settle(): Promise<number>;
}

function begun(
  respond: (call: ScriptedCall, second: number) => unknown,
  change: Partial<FleetHandle> = {},
  { launchedHere = true, request = {} as Parameters<typeof fleetIntent>[1] } = {},
): Begun {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const second = (): number => (clock.now().getTime() - startedAt) / 1_000;
  const { ec2, calls } = scriptedEc2((call) => respond(call, second()));
  const handle = { intent: fleetIntent(clock, request), ...change };
  const dependencies = testDependencies(ec2, clock);
  const end = createGroupEnd(handle, { startedAt, launchedHere }, createBlindSpots(), dependencies);
  const settle = async (): Promise<number> => {
    await end.lookForAll();
    while (end.isOpen() && end.kept().length === 0) {
      await clock.sleep(1_000);
      await end.lookForAll();
    }
    return second();
  };
  return { end, calls, clock, settle };
}

describe('the groups of a fleet', () => {
  it('are found by signature and by name, and a namesake is ours only with the signature', async () => {
    const { end, calls, settle } = begun(({ input }) => {
      const [filter] = (input as { Filters: { Name: string }[] }).Filters;
      if (filter?.Name !== 'group-name') return { SecurityGroups: [signed('sg-1')] };
      const bare = { GroupName: securityGroupName };
      const others = [
        { ...bare, GroupId: 'sg-3' },
        { ...bare, GroupId: 'sg-4', Tags: [{ Key: 'x', Value: fleetId }] },
      ];
      return { SecurityGroups: [signed('sg-1'), signed('sg-2'), ...others] };
    });

    await settle();

    expect(end.own()).toEqual(['sg-1', 'sg-2']);
    expect(end.foreign()).toEqual(['sg-3', 'sg-4']);
    expect(calls.map(({ input }) => input)).toEqual([
      { Filters: [{ Name: 'tag:ami-select:fleet', Values: [fleetId] }] },
      { Filters: [{ Name: 'group-name', Values: [securityGroupName] }] },
    ]);
  });

  it.each([
    ['nothing is recorded', undefined],
    ['its creation had no response', [creation('sent')]],
  ])('are waited for half a minute when %s', async (_, calls) => {
    const { end, settle } = begun(() => ({}), { calls });

    await expect(settle()).resolves.toBe(30);
    expect(end.own()).toEqual([]);
  });

  it.each([
    ['nothing was sent', { calls: [] }],
    ['its creation was refused', { calls: [creation('refused')] }],
    ['only a launch is in doubt', { calls: [{ ...creation('sent'), action: 'RunInstances' as const }] }],
    ['the fleet is terminated', { calls: undefined, terminatedAt: '2026-01-01', securityGroupId: 'sg-9' }],
  ])('are not waited for when %s', async (_, change) => {
    await expect(begun(() => ({}), change).settle()).resolves.toBe(0);
  });

  it('of the caller are neither waited for nor searched by name', async () => {
    const request = { securityGroupIds: ['sg-0123456789abcdef0'] };
    const { calls, settle } = begun(() => ({}), {}, { request });

    await expect(settle()).resolves.toBe(0);
    expect(calls).toHaveLength(1);
  });

  it('end the search as soon as one comes into view', async () => {
    const { settle, end } = begun((_, second) => (second < 3 ? {} : { SecurityGroups: [signed('sg-1')] }));

    await expect(settle()).resolves.toBe(3);
    expect(end.own()).toEqual(['sg-1']);
  });

  describe('of a stored handle', () => {
    const stored = (respond: (call: ScriptedCall, second: number) => unknown): Begun =>
      begun(respond, { securityGroupId: 'sg-9', calls: [] }, { launchedHere: false });

    it('are ours once they show the signature', async () => {
      const { end, settle } = stored((_, second) => (second < 3 ? {} : { SecurityGroups: [signed('sg-9')] }));

      await expect(settle()).resolves.toBe(3);
      expect(end.own()).toEqual(['sg-9']);
    });

    it.each([
      ['another name and no tag', { GroupId: 'sg-9', GroupName: 'production' }],
      [
        'the tag of another fleet',
        { ...signed('sg-9'), Tags: [{ Key: 'ami-select:fleet', Value: 'fleet-2' }] },
      ],
      ['the tag of this fleet in another repository', signed('sg-9', 'octo/other')],
      ['another name and all tags of this fleet', { ...signed('sg-9'), GroupName: 'production' }],
    ])('are refused at once with %s', async (_, group) => {
      const { end, settle } = stored(() => ({ SecurityGroups: [group] }));

      await expect(settle()).resolves.toBe(0);
      expect(end.own()).toEqual([]);
      expect(end.foreign()).toEqual(['sg-9']);
    });

    it('are refused after half a minute as a namesake that shows no tag', async () => {
      const namesake = { GroupId: 'sg-9', GroupName: securityGroupName };
      const { end, settle } = stored(() => ({ SecurityGroups: [namesake] }));

      await expect(settle()).resolves.toBe(30);
      expect(end.foreign()).toEqual(['sg-9']);
    });

    it('are deleted, not foreign, when they do not come into view', async () => {
      const { end, settle } = stored(() => ({}));

      await expect(settle()).resolves.toBe(30);
      expect(end.foreign()).toEqual([]);
    });
  });
});

describe('the deletion of a group', () => {
  const launched = {
    securityGroupId: 'sg-1',
    calls: [{ ...creation('created'), action: 'RunInstances' as const }],
  };

  it('is sent at once when nothing may use it', async () => {
    const { end, calls } = begun(() => ({}), launched);

    await expect(end.remove({ mayBeInUse: false, isStranger })).resolves.toEqual([]);
    expect(calls.map(({ action }) => action)).toEqual(['DeleteSecurityGroup']);
    expect(end.kept()).toEqual([]);
    expect(end.isOpen()).toBe(false);
  });

  it('waits for its interfaces without a deletion, and names their machines', async () => {
    let isUsed = true;
    const { end, calls } = begun(({ action }) => {
      const NetworkInterfaces = [{ NetworkInterfaceId: 'eni-1', Attachment: { InstanceId: 'i-7' } }];
      return action === 'DescribeNetworkInterfaces' && isUsed ? { NetworkInterfaces } : {};
    }, launched);

    await expect(end.remove({ mayBeInUse: true, isStranger })).resolves.toEqual(['i-7']);
    expect(end.isWaiting()).toBe(true);
    isUsed = false;
    await expect(end.remove({ mayBeInUse: true, isStranger })).resolves.toEqual([]);

    expect(end.isOpen()).toBe(false);
    expect(calls.filter(({ action }) => action === 'DeleteSecurityGroup')).toHaveLength(1);
  });

  it('does not wait for ever for an interface that no machine uses', async () => {
    const NetworkInterfaces = [{ NetworkInterfaceId: 'eni-1' }];
    const { end, clock } = begun(() => ({ NetworkInterfaces }), launched);

    await end.remove({ mayBeInUse: true, isStranger });
    expect(end.isOpen()).toBe(true);
    await clock.sleep(30_000);
    await end.remove({ mayBeInUse: true, isStranger });

    expect(end.isOpen()).toBe(false);
    expect(end.kept()).toEqual(['sg-1']);
    expect(end.refusals().get('sg-1')?.reason).toBe('security-group sg-1 is in use by eni-1');
  });

  it.each(['DependencyViolation', 'InvalidGroup.InUse'])('is tried again after %s', async (name) => {
    let refusals = 0;
    const { end } = begun(
      ({ action }) => (action === 'DeleteSecurityGroup' && ++refusals === 1 ? ec2Error(name) : {}),
      launched,
    );

    await end.remove({ mayBeInUse: false, isStranger });
    expect(end.isWaiting()).toBe(true);
    await end.remove({ mayBeInUse: false, isStranger });

    expect(end.kept()).toEqual([]);
  });

  it('believes that a group is gone which a launch has used', async () => {
    const { end } = begun(() => ec2Error('InvalidGroup.NotFound'), launched);

    await end.remove({ mayBeInUse: false, isStranger });

    expect(end.kept()).toEqual([]);
  });

  it('does not believe that a fresh group is gone', async () => {
    const { end } = begun(() => ec2Error('InvalidGroup.NotFound'), {
      ...launched,
      calls: [creation('created')],
    });

    await end.remove({ mayBeInUse: false, isStranger });

    expect(end.kept()).toEqual(['sg-1']);
    expect(end.isOpen()).toBe(true);
  });

  it('is given up without the permission', async () => {
    const { end, calls } = begun(() => ec2Error('UnauthorizedOperation', 403), launched);

    await end.remove({ mayBeInUse: false, isStranger });
    await end.remove({ mayBeInUse: false, isStranger });

    expect(calls).toHaveLength(1);
    expect(end.isOpen()).toBe(false);
    expect(end.isWaiting()).toBe(false);
    expect(end.refusals().get('sg-1')).toMatchObject({ isDenied: true });
  });
});
