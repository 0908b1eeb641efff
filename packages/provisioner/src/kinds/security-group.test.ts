import { createVirtualClock } from '@ami-select/core/testing';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import { toTagList } from '../fleet/signature.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error, networkError } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { createSecurityGroup } from './security-group.ts';

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

function signed(GroupId: string, { securityGroupName: GroupName, tags }: FleetIntent): SecurityGroup {
  return { GroupId, GroupName, Tags: [{ Key: 'other', Value: 'x' }, ...toTagList(tags)] };
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

    await expect(result).resolves.toEqual({ id: 'sg-1', isCreatedHere: true });
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
                signed('sg-2', intent),
              ],
            },
      'vpc-1',
    );

    await expect(result).resolves.toEqual({ id: 'sg-2', isCreatedHere: false });
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

  it('adopts what is there after a lost response: it may be of another process', async () => {
    const { result, intent } = created(({ action }, index) => {
      if (action === 'CreateSecurityGroup') return index === 0 ? networkError() : duplicate;
      return {
        SecurityGroups: [signed('sg-1', intent)],
      };
    });

    await expect(result).resolves.toEqual({ id: 'sg-1', isCreatedHere: false });
  });

  it('looks for the group when the response has no id', async () => {
    const { result, intent } = created(({ action }) =>
      action === 'CreateSecurityGroup'
        ? {}
        : {
            SecurityGroups: [signed('sg-1', intent)],
          },
    );

    await expect(result).resolves.toEqual({ id: 'sg-1', isCreatedHere: false });
  });

  it('waits for a group of its name to become visible', async () => {
    const { result, intent, seconds } = created((_, index) => {
      if (index === 0) return duplicate;
      const ours = signed('sg-1', intent);
      return { SecurityGroups: index < 4 ? [] : [ours] };
    });

    await expect(result).resolves.toEqual({ id: 'sg-1', isCreatedHere: false });
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
