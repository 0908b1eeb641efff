import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { findFleetGroups } from './find-security-groups.ts';

function searched(
  respond: (call: ScriptedCall, index: number) => unknown,
  change: Partial<FleetHandle> = {},
  request: Parameters<typeof fleetIntent>[1] = {},
) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const { ec2, calls } = scriptedEc2(respond);
  const intent = fleetIntent(clock, request);
  const result = findFleetGroups({ intent, ...change }, startedAt, testDependencies(ec2, clock));
  return { intent, calls, result, seconds: () => Math.round((clock.now().getTime() - startedAt) / 1_000) };
}

function creation(outcome: CreatingCall['outcome']): CreatingCall {
  return { action: 'CreateSecurityGroup', token: 'name', outcome, ids: [] };
}

describe('findFleetGroups', () => {
  it('searches by signature and by name, and takes a namesake for ours only with the signature', async () => {
    const intent = fleetIntent(createVirtualClock());
    const { calls, result } = searched(({ input }) => {
      const [filter] = (input as { Filters: { Name: string }[] }).Filters;
      if (filter?.Name !== 'group-name') return { SecurityGroups: [{ GroupId: 'sg-1' }, {}] };
      const Tags = [{ Key: 'ami-select:fleet', Value: intent.fleetId }];
      const others = [{ GroupId: 'sg-3' }, { GroupId: 'sg-4', Tags: [{ Key: 'x', Value: intent.fleetId }] }];
      return { SecurityGroups: [{ GroupId: 'sg-1', Tags }, { GroupId: 'sg-2', Tags }, ...others] };
    });

    await expect(result).resolves.toEqual(['sg-1', 'sg-2']);
    expect(calls.map(({ input }) => input)).toEqual([
      { Filters: [{ Name: 'tag:ami-select:fleet', Values: [intent.fleetId] }] },
      { Filters: [{ Name: 'group-name', Values: [intent.securityGroupName] }] },
    ]);
  });

  it('adds the group that the handle names', async () => {
    const { result } = searched(inOrder({}), { securityGroupId: 'sg-9', calls: [] });

    await expect(result).resolves.toEqual(['sg-9']);
  });

  it.each([
    ['nothing is recorded', undefined],
    ['its creation had no response', [creation('sent')]],
  ])('waits half a minute for a group when %s', async (_, calls) => {
    const { result, seconds } = searched(inOrder({}), { calls });

    await expect(result).resolves.toEqual([]);
    expect(seconds()).toBe(30);
  });

  it.each([
    ['nothing was sent', { calls: [] }],
    ['its creation was refused', { calls: [creation('refused')] }],
    ['only a launch is in doubt', { calls: [{ ...creation('sent'), action: 'RunInstances' as const }] }],
    ['the fleet is terminated', { calls: undefined, terminatedAt: '2026-01-01', securityGroupId: 'sg-9' }],
  ])('does not wait when %s', async (_, change) => {
    const { result, seconds } = searched(inOrder({}), change);

    await expect(result).resolves.toEqual([]);
    expect(seconds()).toBe(0);
  });

  it('neither waits nor searches by name for a fleet in groups of the caller', async () => {
    const { result, seconds, calls } = searched(
      inOrder({}),
      {},
      { securityGroupIds: ['sg-0123456789abcdef0'] },
    );

    await expect(result).resolves.toEqual([]);
    expect(seconds()).toBe(0);
    expect(calls).toHaveLength(1);
  });

  it('ends as soon as a group comes into view', async () => {
    const { result, seconds } = searched((_, index) =>
      index < 6 ? {} : { SecurityGroups: [{ GroupId: 'sg-1' }] },
    );

    await expect(result).resolves.toEqual(['sg-1']);
    expect(seconds()).toBe(3);
  });
});
