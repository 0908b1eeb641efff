import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { CreatingCall, FleetHandle } from '../fleet/handle.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error, networkError } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { createSecurityGroup, deleteSecurityGroup } from './security-group.ts';

type Respond = (call: ScriptedCall, index: number) => unknown;

const duplicate = ec2Error('InvalidGroup.Duplicate');

function simulate(respond: Respond) {
  const clock = createVirtualClock();
  const startedAt = clock.now().getTime();
  const { ec2, calls } = scriptedEc2(respond);
  const dependencies = testDependencies(ec2, clock);
  const seconds = () => Math.round((clock.now().getTime() - startedAt) / 1_000);
  return { clock, calls, dependencies, seconds, intent: fleetIntent(clock) };
}

describe('createSecurityGroup', () => {
  function created(respond: Respond, vpcId?: string) {
    const simulation = simulate(respond);
    const { intent, dependencies } = simulation;
    const saved: FleetHandle[] = [];
    const ledger = createLedger(intent, async (handle) => void saved.push(handle));
    const result = createSecurityGroup(intent, { name: 'ami-select-x', vpcId }, ledger, dependencies);
    return { ...simulation, result, outcomes: () => saved.map(({ calls }) => calls?.[0]?.outcome) };
  }

  it('creates it with name, VPC and signature', async () => {
    const { result, calls, intent, outcomes } = created(inOrder({ GroupId: 'sg-1' }), 'vpc-1');

    await expect(result).resolves.toBe('sg-1');
    expect(calls).toEqual([
      {
        action: 'CreateSecurityGroup',
        input: {
          GroupName: 'ami-select-x',
          Description: `SSH to ${intent.fleetId}, from its creator only`,
          VpcId: 'vpc-1',
          TagSpecifications: [
            {
              ResourceType: 'security-group',
              Tags: Object.entries(intent.tags).map(([Key, Value]) => ({ Key, Value })),
            },
          ],
        },
      },
    ]);
    expect(outcomes()).toEqual(['sent']);
  });

  it('adopts the group of the name that carries the signature, in the same VPC', async () => {
    const { result, calls, intent } = created(
      ({ action }) =>
        action === 'CreateSecurityGroup'
          ? duplicate
          : {
              SecurityGroups: [
                { GroupId: 'sg-1', Tags: [{ Key: 'ami-select:fleet', Value: 'another' }] },
                {
                  GroupId: 'sg-2',
                  Tags: [
                    { Key: 'other', Value: 'x' },
                    { Key: 'ami-select:fleet', Value: intent.fleetId },
                  ],
                },
              ],
            },
      'vpc-1',
    );

    await expect(result).resolves.toBe('sg-2');
    expect(calls[1]).toEqual({
      action: 'DescribeSecurityGroups',
      input: {
        Filters: [
          { Name: 'group-name', Values: ['ami-select-x'] },
          { Name: 'vpc-id', Values: ['vpc-1'] },
        ],
      },
    });
  });

  it('looks for the group when the response has no id', async () => {
    const { result, intent } = created(({ action }) =>
      action === 'CreateSecurityGroup'
        ? {}
        : {
            SecurityGroups: [{ GroupId: 'sg-1', Tags: [{ Key: 'ami-select:fleet', Value: intent.fleetId }] }],
          },
    );

    await expect(result).resolves.toBe('sg-1');
  });

  it('waits for a group of its name to become visible', async () => {
    const { result, intent, seconds } = created((_, index) => {
      if (index === 0) return duplicate;
      const ours = { GroupId: 'sg-1', Tags: [{ Key: 'ami-select:fleet', Value: intent.fleetId }] };
      return { SecurityGroups: index < 4 ? [] : [ours] };
    });

    await expect(result).resolves.toBe('sg-1');
    expect(seconds()).toBe(3);
  });

  it('gives up a group that is never shown after half a minute', async () => {
    const { result, seconds } = created(({ action }) => (action === 'CreateSecurityGroup' ? duplicate : {}));

    await expect(result).rejects.toMatchObject({
      code: 'SERVICE_FAILED',
      message: 'EC2 has a security group ami-select-x but does not show it.',
    });
    expect(seconds()).toBe(30);
  });

  it('refuses a group of the name without the signature', async () => {
    const { result, outcomes } = created(({ action }) =>
      action === 'CreateSecurityGroup' ? duplicate : { SecurityGroups: [{ GroupId: 'sg-1' }] },
    );

    await expect(result).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'A security group named ami-select-x exists but does not carry the tags of this fleet.',
      hint: 'Delete it or give the fleet another identity.',
    });
    expect(outcomes()).toEqual(['sent']);
  });

  it.each([
    ['a refusal', [ec2Error('UnauthorizedOperation', 403)], ['sent', 'refused']],
    ['a refusal after a lost response', [networkError(), ec2Error('UnauthorizedOperation', 403)], ['sent']],
  ])('records %s', async (_, responses, expected) => {
    const { result, outcomes } = created(inOrder(...responses));

    await expect(result).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:CreateSecurityGroup',
    });
    expect(outcomes()).toEqual(expected);
  });
});

describe('deleteSecurityGroup', () => {
  const launch: CreatingCall = { action: 'RunInstances', token: 't', outcome: 'created', ids: [] };

  function deleted(respond: Respond, calls: readonly CreatingCall[] | undefined, patienceMs = 300_000) {
    const simulation = simulate(respond);
    const { intent, dependencies } = simulation;
    const result = deleteSecurityGroup('sg-1', { intent, calls }, patienceMs, dependencies);
    return { ...simulation, result };
  }

  it('sends one call when that does', async () => {
    const { result, calls } = deleted(inOrder({}), [launch]);

    await result;

    expect(calls).toEqual([{ action: 'DeleteSecurityGroup', input: { GroupId: 'sg-1' } }]);
  });

  it.each(['DependencyViolation', 'InvalidGroup.InUse'])('backs off while EC2 says %s', async (name) => {
    const { result, calls, dependencies } = deleted(inOrder(ec2Error(name), ec2Error(name), {}), [launch]);

    await result;

    expect(calls).toHaveLength(3);
    expect(dependencies.lines).toEqual([
      'DeleteSecurityGroup sg-1: in-use (attempt 1)',
      'DeleteSecurityGroup sg-1: in-use (attempt 2)',
    ]);
  });

  it.each(['InvalidGroup.NotFound', 'InvalidGroupId.NotFound'])(
    'believes %s once a launch has used the group',
    async (name) => {
      const { result, calls } = deleted(inOrder(ec2Error(name)), [launch]);

      await result;

      expect(calls).toHaveLength(1);
    },
  );

  it.each([[undefined], [[]], [[{ ...launch, action: 'CreateSecurityGroup' as const }]]])(
    'does not believe NotFound of a group that nothing used (%o)',
    async (record) => {
      const { result, seconds, dependencies } = deleted(inOrder(ec2Error('InvalidGroup.NotFound')), record);

      await result;

      expect(seconds()).toBeGreaterThanOrEqual(30);
      expect(seconds()).toBeLessThan(60);
      expect(dependencies.lines[0]).toBe('DeleteSecurityGroup sg-1: not-found (attempt 1)');
    },
  );

  it('believes NotFound after the group was seen in use', async () => {
    const { result, calls } = deleted(
      inOrder(ec2Error('DependencyViolation'), ec2Error('InvalidGroup.NotFound')),
      undefined,
    );

    await result;

    expect(calls).toHaveLength(2);
  });

  it('gives up when its time is over', async () => {
    const { result, seconds } = deleted(inOrder(ec2Error('DependencyViolation')), [launch], 60_000);

    await result;

    expect(seconds()).toBeGreaterThanOrEqual(60);
    expect(seconds()).toBeLessThan(90);
  });

  it('throws what will not pass', async () => {
    const { result } = deleted(inOrder(ec2Error('UnauthorizedOperation', 403)), [launch]);

    await expect(result).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
      action: 'ec2:DeleteSecurityGroup',
    });
  });
});
