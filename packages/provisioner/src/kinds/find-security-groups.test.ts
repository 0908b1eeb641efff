import { createVirtualClock } from '@ami-select/core/testing';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { findFleetGroups } from './find-security-groups.ts';

function searched(
  respond: (call: ScriptedCall, index: number) => unknown,
  change: Partial<FleetHandle> = {},
  request: Parameters<typeof fleetIntent>[1] = {},
  launchedHere = true,
) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const { ec2, calls } = scriptedEc2(respond);
  const intent = fleetIntent(clock, request);
  const result = findFleetGroups(
    { intent, ...change },
    { startedAt, launchedHere },
    testDependencies(ec2, clock),
  );
  return { intent, calls, result, seconds: () => Math.round((clock.now().getTime() - startedAt) / 1_000) };
}

const { fleetId, securityGroupName } = fleetIntent(createVirtualClock());

function signed(GroupId: string, repository = 'octo/demo'): SecurityGroup {
  const Tags = [
    { Key: 'ami-select:fleet', Value: fleetId },
    { Key: 'ami-select:repository', Value: repository },
  ];
  return { GroupId, GroupName: 'any', Tags };
}

function creation(outcome: CreatingCall['outcome']): CreatingCall {
  return { action: 'CreateSecurityGroup', token: 'name', outcome, ids: [] };
}

describe('findFleetGroups', () => {
  it('searches by signature and by name, and takes a namesake for ours only with the signature', async () => {
    const intent = fleetIntent(createVirtualClock());
    const { calls, result } = searched(({ input }) => {
      const [filter] = (input as { Filters: { Name: string }[] }).Filters;
      const Tags = [{ Key: 'ami-select:fleet', Value: intent.fleetId }];
      if (filter?.Name !== 'group-name') return { SecurityGroups: [{ GroupId: 'sg-1', Tags }] };
      const others = [{ GroupId: 'sg-3' }, { GroupId: 'sg-4', Tags: [{ Key: 'x', Value: intent.fleetId }] }];
      return { SecurityGroups: [{ GroupId: 'sg-1', Tags }, { GroupId: 'sg-2', Tags }, ...others] };
    });

    await expect(result).resolves.toEqual({ own: ['sg-1', 'sg-2'], foreign: [] });
    expect(calls.map(({ input }) => input)).toEqual([
      { Filters: [{ Name: 'tag:ami-select:fleet', Values: [intent.fleetId] }] },
      { Filters: [{ Name: 'group-name', Values: [intent.securityGroupName] }] },
    ]);
  });

  it('adds the group that the handle names', async () => {
    const { result } = searched(inOrder({}), { securityGroupId: 'sg-9', calls: [] });

    await expect(result).resolves.toEqual({ own: ['sg-9'], foreign: [] });
  });

  it.each([
    ['nothing is recorded', undefined],
    ['its creation had no response', [creation('sent')]],
  ])('waits half a minute for a group when %s', async (_, calls) => {
    const { result, seconds } = searched(inOrder({}), { calls });

    await expect(result).resolves.toEqual({ own: [], foreign: [] });
    expect(seconds()).toBe(30);
  });

  it.each([
    ['nothing was sent', { calls: [] }],
    ['its creation was refused', { calls: [creation('refused')] }],
    ['only a launch is in doubt', { calls: [{ ...creation('sent'), action: 'RunInstances' as const }] }],
    ['the fleet is terminated', { calls: undefined, terminatedAt: '2026-01-01', securityGroupId: 'sg-9' }],
  ])('does not wait when %s', async (_, change) => {
    const { result, seconds } = searched(inOrder({}), change);

    await expect(result).resolves.toEqual({ own: [], foreign: [] });
    expect(seconds()).toBe(0);
  });

  it('neither waits nor searches by name for a fleet in groups of the caller', async () => {
    const { result, seconds, calls } = searched(
      inOrder({}),
      {},
      { securityGroupIds: ['sg-0123456789abcdef0'] },
    );

    await expect(result).resolves.toEqual({ own: [], foreign: [] });
    expect(seconds()).toBe(0);
    expect(calls).toHaveLength(1);
  });

  it('ends as soon as a group comes into view', async () => {
    const { result, seconds } = searched((_, index) =>
      index < 6 ? {} : { SecurityGroups: [signed('sg-1')] },
    );

    await expect(result).resolves.toEqual({ own: ['sg-1'], foreign: [] });
    expect(seconds()).toBe(3);
  });

  describe('from a stored handle', () => {
    const stored = (...groups: SecurityGroup[]) =>
      searched(inOrder({ SecurityGroups: groups }), { securityGroupId: 'sg-9', calls: [] }, {}, false);

    it('takes the group of its id once that shows the signature', async () => {
      const { result, seconds } = searched(
        (_, index) => (index < 9 ? {} : { SecurityGroups: [signed('sg-9')] }),
        { securityGroupId: 'sg-9', calls: [] },
        {},
        false,
      );

      await expect(result).resolves.toEqual({ own: ['sg-9'], foreign: [] });
      expect(seconds()).toBe(3);
    });

    it.each([
      ['another name and no tag', { GroupId: 'sg-9', GroupName: 'production' }],
      [
        'the tag of another fleet',
        { ...signed('sg-9'), Tags: [{ Key: 'ami-select:fleet', Value: 'fleet-2' }] },
      ],
      ['the tag of this fleet in another repository', signed('sg-9', 'octo/other')],
      [
        'another name and tags of others',
        { GroupId: 'sg-9', GroupName: 'x', Tags: [{ Key: 'Name', Value: 'x' }] },
      ],
    ])('refuses a group with %s at once', async (_, group) => {
      const { result, seconds } = stored(group);

      await expect(result).resolves.toEqual({ own: [], foreign: ['sg-9'] });
      expect(seconds()).toBe(0);
    });

    it('refuses a namesake that shows no tag after half a minute', async () => {
      const { result, seconds } = stored({ GroupId: 'sg-9', GroupName: securityGroupName });

      await expect(result).resolves.toEqual({ own: [], foreign: ['sg-9'] });
      expect(seconds()).toBe(30);
    });

    it('takes a group that does not come into view for deleted, not for foreign', async () => {
      const { result, seconds } = stored();

      await expect(result).resolves.toEqual({ own: [], foreign: [] });
      expect(seconds()).toBe(30);
    });
  });
});
