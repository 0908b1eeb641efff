import { randomUUID } from 'node:crypto';
import * as ec2 from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { createControlApi } from '../endpoint/control.ts';
import { describeTest, launchTest } from '../testing/launch.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import { parseFaultPlan } from './parse-fault-plan.ts';

/** The error's name, or the response of the call. */
async function outcome<Answer>(call: Promise<Answer>): Promise<Answer | string> {
  return call.catch((error: Error) => (error.message === 'socket hang up' ? 'lost' : error.name));
}

function said(call: Promise<unknown>): Promise<unknown> {
  return outcome(call.then(() => 'ok'));
}

async function group({ ec2: client }: Simulation, GroupName = 'mine'): Promise<string> {
  const command = new ec2.CreateSecurityGroupCommand({ GroupName, Description: GroupName });
  return (await client.send(command)).GroupId ?? '';
}

function terminate({ ec2: client }: Simulation, ids: readonly (string | undefined)[]): Promise<object> {
  const InstanceIds = ids.map((id) => id ?? '');
  return client.send(new ec2.TerminateInstancesCommand({ InstanceIds }));
}

/** Faults that need no machine to be seen; F12 and F21 are tried where machines are. */
interface Case {
  /** One rule, as in a file. */
  readonly rule: string;
  /** The effect that a client sees. */
  readonly see: (test: Simulation) => Promise<unknown>;
  readonly seen: unknown;
}

const CASES: Readonly<Record<string, Case>> = {
  F1: {
    rule: '{ match: { operation: DescribeVpcs }, times: 2, effect: { kind: error, code: RequestLimitExceeded } }',
    see: async ({ ec2: client }) => {
      const call = () => said(client.send(new ec2.DescribeVpcsCommand({})));
      return [await call(), await call(), await call()];
    },
    seen: ['RequestLimitExceeded', 'RequestLimitExceeded', 'ok'],
  },
  F2: {
    rule: '{ match: { operation: "Describe*" }, forMs: 5000, effect: { kind: error, code: RequestLimitExceeded } }',
    see: async ({ ec2: client, local }) => {
      const vpcs = () => said(client.send(new ec2.DescribeVpcsCommand({})));
      const groups = () => said(client.send(new ec2.DescribeSecurityGroupsCommand({})));
      const during = [await vpcs(), await groups()];
      local.clock.advance(5_000);
      return [...during, await vpcs(), await groups()];
    },
    seen: ['RequestLimitExceeded', 'RequestLimitExceeded', 'ok', 'ok'],
  },
  F3: {
    rule: '{ match: { operation: RunInstances }, times: 1, effect: { kind: lose-response } }',
    see: async ({ ec2: client, local }) => {
      const ClientToken = randomUUID();
      const lost = await said(launchTest(client, { ClientToken }));
      const again = await launchTest(client, { ClientToken });
      const machines = local.journal.resources().filter(({ kind }) => kind === 'instance');
      return [lost, again.length, machines.length];
    },
    seen: ['lost', 1, 1],
  },
  F4: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: error, code: IdempotentParameterMismatch } }',
    see: ({ ec2: client }) => said(launchTest(client)),
    seen: 'IdempotentParameterMismatch',
  },
  F5: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: error, code: IdempotentInstanceTerminated } }',
    see: ({ ec2: client }) => said(launchTest(client)),
    seen: 'IdempotentInstanceTerminated',
  },
  F6: {
    rule: '{ match: { operation: CreateSecurityGroup }, effect: { kind: error, code: InvalidGroup.Duplicate } }',
    see: (test) => said(group(test)),
    seen: 'InvalidGroup.Duplicate',
  },
  F7: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: hide, ms: 3000 } }',
    see: async (test) => {
      const [machine] = await launchTest(test.ec2);
      const early = await said(describeTest(test.ec2, machine?.InstanceId ?? ''));
      const end = await said(terminate(test, [machine?.InstanceId]));
      test.local.clock.advance(3_000);
      return [early, end, await said(terminate(test, [machine?.InstanceId]))];
    },
    seen: ['InvalidInstanceID.NotFound', 'InvalidInstanceID.NotFound', 'ok'],
  },
  F8: {
    rule: '{ match: { operation: [CreateSecurityGroup, CreateKeyPair] }, effect: { kind: hide, ms: 3000 } }',
    see: async (test) => {
      const SecurityGroupIds = [await group(test)];
      const KeyName = 'mine';
      await test.ec2.send(new ec2.CreateKeyPairCommand({ KeyName, KeyType: 'ed25519' }));
      const early = [
        await said(launchTest(test.ec2, { SecurityGroupIds })),
        await said(launchTest(test.ec2, { KeyName })),
      ];
      test.local.clock.advance(3_000);
      return [...early, await said(launchTest(test.ec2, { SecurityGroupIds, KeyName }))];
    },
    seen: ['InvalidGroup.NotFound', 'InvalidKeyPair.NotFound', 'ok'],
  },
  F9: {
    rule: '{ match: { operation: DescribeInstances }, after: 2, times: 1, effect: { kind: stale, ms: 10000 } }',
    see: async ({ ec2: client, local }) => {
      const [machine] = await launchTest(client);
      const states: unknown[] = [];
      for (let poll = 0; poll < 4; poll += 1) {
        states.push((await describeTest(client, machine?.InstanceId ?? '')).State?.Name);
        local.clock.advance(6_000);
      }
      return states;
    },
    seen: ['pending', 'running', 'pending', 'running'],
  },
  F10: {
    rule: '{ match: { operation: RunInstances }, times: 1, effect: { kind: error, code: VcpuLimitExceeded } }',
    see: async ({ ec2: client }) => [await said(launchTest(client)), await said(launchTest(client))],
    seen: ['VcpuLimitExceeded', 'ok'],
  },
  F11: {
    rule: '{ match: { operation: DescribeInstances }, effect: { kind: lag-tags, ms: 5000 } }',
    see: async ({ ec2: client, local }) => {
      const Tags = [{ Key: 'run', Value: '1' }];
      await launchTest(client, { TagSpecifications: [{ ResourceType: 'instance', Tags }] });
      const find = async () => {
        const Filters = [{ Name: 'tag:run', Values: ['1'] }];
        return (await client.send(new ec2.DescribeInstancesCommand({ Filters }))).Reservations?.length;
      };
      const early = await find();
      local.clock.advance(5_000);
      return [early, await find()];
    },
    seen: [0, 1],
  },
  F13: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: die, code: Server.InternalError, afterMs: 2000 } }',
    see: async ({ ec2: client, local }) => {
      const [machine] = await launchTest(client);
      local.clock.advance(2_000);
      const { State, StateReason } = await describeTest(client, machine?.InstanceId ?? '');
      local.clock.advance(60_000);
      return [State?.Name, StateReason?.Code, local.journal.remaining().length];
    },
    seen: ['terminated', 'Server.InternalError', 0],
  },
  F14: {
    rule: '{ match: { operation: CreateFleet, instanceType: t3.micro }, effect: { kind: error, code: InsufficientInstanceCapacity } }',
    see: async ({ ec2: client }) => {
      const [machine] = await launchTest(client);
      const LaunchTemplateData = { ImageId: machine?.ImageId };
      const LaunchTemplateName = 'mine';
      await client.send(new ec2.CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }));
      const LaunchTemplateSpecification = { LaunchTemplateName, Version: '1' };
      const fleet = (types: readonly ec2._InstanceType[]) =>
        client.send(
          new ec2.CreateFleetCommand({
            Type: 'instant',
            LaunchTemplateConfigs: [
              { LaunchTemplateSpecification, Overrides: types.map((InstanceType) => ({ InstanceType })) },
            ],
            TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'on-demand' },
          }),
        );
      const none = await fleet(['t3.micro']);
      const other = await fleet(['t3.micro', 't3.small']);
      return [
        [none.Instances?.length, none.Errors?.[0]?.ErrorCode],
        other.Instances?.map(({ InstanceType }) => InstanceType),
      ];
    },
    seen: [[0, 'InsufficientInstanceCapacity'], ['t3.small']],
  },
  F15: {
    rule: '{ match: { operation: TerminateInstances }, times: 1, effect: { kind: error, code: InvalidInstanceID.NotFound } }',
    see: async (test) => {
      const [machine] = await launchTest(test.ec2);
      test.local.clock.advance(10_000);
      const refused = await said(terminate(test, [machine?.InstanceId]));
      const { State } = await describeTest(test.ec2, machine?.InstanceId ?? '');
      return [refused, State?.Name, await said(terminate(test, [machine?.InstanceId]))];
    },
    seen: ['InvalidInstanceID.NotFound', 'running', 'ok'],
  },
  F16: {
    rule: '{ match: { operation: TerminateInstances }, times: 1, effect: { kind: error, code: OperationNotPermitted } }',
    see: async (test) => {
      const [machine] = await launchTest(test.ec2);
      return [
        await said(terminate(test, [machine?.InstanceId])),
        await said(terminate(test, [machine?.InstanceId])),
      ];
    },
    seen: ['OperationNotPermitted', 'ok'],
  },
  F17: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: slow-termination, ms: 3600000 } }',
    see: async (test) => {
      const [machine] = await launchTest(test.ec2);
      await terminate(test, [machine?.InstanceId]);
      test.local.clock.advance(3_600_000);
      const state = async () => (await describeTest(test.ec2, machine?.InstanceId ?? '')).State?.Name;
      const still = await state();
      test.local.clock.advance(60_000);
      return [still, await state()];
    },
    seen: ['shutting-down', 'terminated'],
  },
  F18: {
    rule: '{ match: { operation: DeleteSecurityGroup }, times: 1, effect: { kind: error, code: DependencyViolation } }',
    see: async (test) => {
      const GroupId = await group(test);
      const remove = () => said(test.ec2.send(new ec2.DeleteSecurityGroupCommand({ GroupId })));
      return [
        await remove(),
        test.local.journal.remaining().length,
        await remove(),
        test.local.journal.remaining().length,
      ];
    },
    seen: ['DependencyViolation', 1, 'ok', 0],
  },
  F19: {
    rule: '{ match: { operation: DeleteSecurityGroup }, effect: { kind: error, code: CannotDelete } }',
    see: async (test) => {
      const GroupId = await group(test);
      return said(test.ec2.send(new ec2.DeleteSecurityGroupCommand({ GroupId })));
    },
    seen: 'CannotDelete',
  },
  F20: {
    rule: '{ match: { market: spot }, effect: { kind: interrupt, afterMs: 60000 } }',
    see: async ({ ec2: client, local }) => {
      const [machine] = await launchTest(client, { InstanceMarketOptions: { MarketType: 'spot' } });
      local.clock.advance(60_000 + 120_000 + 60_000);
      const { State, StateReason } = await describeTest(client, machine?.InstanceId ?? '');
      return [State?.Name, StateReason?.Code];
    },
    seen: ['terminated', 'Server.SpotInstanceTermination'],
  },
  F22: {
    rule: '{ match: { operation: RunInstances }, effect: { kind: no-address } }',
    see: async ({ ec2: client, local }) => {
      const [machine] = await launchTest(client);
      local.clock.advance(60_000);
      const { State, PublicIpAddress } = await describeTest(client, machine?.InstanceId ?? '');
      return [State?.Name, PublicIpAddress];
    },
    seen: ['running', undefined],
  },
};

/** Plans reach the endpoint by a file, which is read like this, or by the control path. */
const WAYS: Readonly<Record<string, (plan: string) => Promise<Simulation>>> = {
  'a file and the library': async (plan) => simulate({ faults: await parseFaultPlan(plan) }),
  'the control path': async (plan) => {
    const test = simulate();
    const control = createControlApi({ world: test.local.world, sandbox: () => 'none' });
    const request = { method: 'PUT', path: '/_local/faults', query: '', headers: {}, body: plan };
    expect(await control.handle(request)).toMatchObject({ status: 200 });
    return test;
  },
};

describe.each(Object.keys(WAYS))('by %s', (way) => {
  it.each(Object.keys(CASES))('%s has its effect on clients', async (fault) => {
    const { rule, see, seen } = CASES[fault]!;
    const test = await WAYS[way]!(`rules: [${rule}]`);

    expect(await see(test)).toEqual(seen);
  });
});
