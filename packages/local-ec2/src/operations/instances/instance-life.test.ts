import {
  CreateTagsCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  type EC2Client,
  GetConsoleOutputCommand,
  ModifyInstanceAttributeCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceTerminated,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const HOUR = 3_600_000;

let sim: Simulation;
let ec2: EC2Client;

beforeEach(() => {
  sim = simulate();
  ec2 = sim.ec2;
});

async function launchRunning(input: Parameters<typeof launchTest>[1] = {}): Promise<string> {
  const [launched] = await launchTest(ec2, input);
  sim.local.clock.advance(10_000);
  return launched!.InstanceId;
}

describe('the life of an instance', () => {
  it('row 23: pending takes its time, and the public address comes with running', async () => {
    const [launched] = await launchTest(ec2);
    const pending = await describeTest(ec2, launched!.InstanceId);
    sim.local.clock.advance(6_000);
    const running = await describeTest(ec2, launched!.InstanceId);

    expect(launched).toMatchObject({ State: { Name: 'pending', Code: 0 }, PublicDnsName: '' });
    expect([launched?.PublicIpAddress, pending.PublicIpAddress, pending.State?.Name]).toEqual([
      undefined,
      undefined,
      'pending',
    ]);
    expect(running).toMatchObject({ State: { Name: 'running' }, PublicIpAddress: expect.any(String) });
  });

  it('row 25: terminates step by step, repeats safely and keeps the record for an hour', async () => {
    const id = await launchRunning();
    const command = new TerminateInstancesCommand({ InstanceIds: [id] });

    const first = await ec2.send(command);
    const second = await ec2.send(command);
    sim.local.clock.advance(30_000);
    const done = await describeTest(ec2, id);
    const third = await ec2.send(command);
    sim.local.clock.advance(HOUR);
    const forgotten = await refusal(describeTest(ec2, id));

    expect(first.TerminatingInstances?.[0]).toMatchObject({
      PreviousState: { Name: 'running' },
      CurrentState: { Name: 'shutting-down' },
    });
    expect(second.TerminatingInstances?.[0]?.PreviousState?.Name).toBe('shutting-down');
    expect(done).toMatchObject({
      State: { Name: 'terminated' },
      StateReason: { Code: 'Client.UserInitiatedShutdown' },
      StateTransitionReason: expect.stringMatching(/^User initiated \(2026-/),
    });
    expect(done.PrivateIpAddress).toBeUndefined();
    expect(third.TerminatingInstances?.[0]?.CurrentState?.Name).toBe('terminated');
    expect(forgotten.name).toBe('InvalidInstanceID.NotFound');
  });

  it('row 25: one unknown id and none is terminated', async () => {
    const id = await launchRunning();

    const refused = await refusal(
      ec2.send(new TerminateInstancesCommand({ InstanceIds: [id, 'i-0123456789abcdef0'] })),
    );

    expect(refused).toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      message: "The instance ID 'i-0123456789abcdef0' does not exist",
    });
    expect((await describeTest(ec2, id)).State?.Name).toBe('running');
  });

  it('row 26: a terminated machine cannot be started', async () => {
    const id = await launchRunning();
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    sim.local.clock.advance(30_000);

    const refused = await refusal(ec2.send(new StartInstancesCommand({ InstanceIds: [id] })));

    expect(refused.name).toBe('IncorrectInstanceState');
  });

  it('row 27: a malformed id is told from an unknown one', async () => {
    const malformed = await refusal(ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-xyz'] })));
    const unknown = await refusal(
      ec2.send(new DescribeInstancesCommand({ InstanceIds: ['i-0123456789abcdef0'] })),
    );

    expect(malformed.name).toBe('InvalidInstanceID.Malformed');
    expect(unknown.name).toBe('InvalidInstanceID.NotFound');
  });

  it('row 28: a protected machine keeps itself and those of its zone, others are terminated', async () => {
    const zone = (AvailabilityZone: string) => ({ Placement: { AvailabilityZone } });
    const kept = await launchRunning({ DisableApiTermination: true, ...zone('us-east-1a') });
    const neighbour = await launchRunning(zone('us-east-1a'));
    const other = await launchRunning(zone('us-east-1b'));
    const InstanceIds = [kept, neighbour, other];

    const refused = await refusal(ec2.send(new TerminateInstancesCommand({ InstanceIds })));
    const states = await Promise.all(
      InstanceIds.map(async (id) => (await describeTest(ec2, id)).State?.Name),
    );

    expect(refused.name).toBe('OperationNotPermitted');
    expect(states).toEqual(['running', 'running', 'shutting-down']);
  });

  it('row 28: the protection can be lifted', async () => {
    const id = await launchRunning({ DisableApiTermination: true });

    await ec2.send(
      new ModifyInstanceAttributeCommand({ InstanceId: id, DisableApiTermination: { Value: false } }),
    );
    const ended = await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));

    expect(ended.TerminatingInstances).toHaveLength(1);
  });

  it('stops, keeps its volumes, starts again with another public address', async () => {
    const id = await launchRunning();

    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    const stopping = await describeTest(ec2, id);
    sim.local.clock.advance(25_000);
    const stopped = await describeTest(ec2, id);
    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    sim.local.clock.advance(6_000);
    const running = await describeTest(ec2, id);

    expect([stopping.State?.Name, stopped.State?.Name, running.State?.Name]).toEqual([
      'stopping',
      'stopped',
      'running',
    ]);
    expect(stopped.PublicIpAddress).toBeUndefined();
    expect(running.BlockDeviceMappings).toEqual(stopped.BlockDeviceMappings);
  });

  it('row 38: the status is initializing before ok, and only running machines are listed', async () => {
    const id = await launchRunning();
    const stopped = await launchRunning();
    await ec2.send(new StopInstancesCommand({ InstanceIds: [stopped] }));

    const early = await ec2.send(new DescribeInstanceStatusCommand({}));
    sim.local.clock.advance(90_000);
    const late = await ec2.send(new DescribeInstanceStatusCommand({}));
    const all = await ec2.send(new DescribeInstanceStatusCommand({ IncludeAllInstances: true }));

    const summary = (list: typeof early) =>
      list.InstanceStatuses?.map((status) => [status.InstanceId, status.InstanceStatus?.Status]);
    expect(summary(early)).toEqual([[id, 'initializing']]);
    expect(summary(late)).toEqual([[id, 'ok']]);
    expect(all.InstanceStatuses).toHaveLength(2);
  });

  it('row 37: the console is posted after a while, or at once with Latest on Nitro types', async () => {
    const id = await launchRunning();
    const old = await launchRunning({ InstanceType: 't2.micro' });

    const early = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id }));
    const latest = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id, Latest: true }));
    const unsupported = await refusal(
      ec2.send(new GetConsoleOutputCommand({ InstanceId: old, Latest: true })),
    );
    sim.local.clock.advance(60_000);
    const posted = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id }));

    expect(early.Output).toBeUndefined();
    expect(Buffer.from(latest.Output ?? '', 'base64').toString()).toContain(id);
    expect(posted.Output).toBe(latest.Output);
    expect(unsupported.name).toBe('UnsupportedOperation');
  });

  it('row 40: tags need an existing resource and keys outside of aws:', async () => {
    const id = await launchRunning();
    const tag = (Resources: string[], Key: string) =>
      refusal(ec2.send(new CreateTagsCommand({ Resources, Tags: [{ Key, Value: 'x' }] })));

    const missing = await tag([id, 'vol-0123456789abcdef0'], 'a');
    const reserved = await tag([id], 'aws:thing');

    expect(missing.name).toBe('InvalidVolume.NotFound');
    expect(reserved.name).toBe('InvalidParameterValue');
    expect((await describeTest(ec2, id)).Tags).toEqual([]);
  });

  it('gives its user data back to those who may ask', async () => {
    const UserData = Buffer.from('#!/bin/sh\n').toString('base64');
    const id = await launchRunning({ UserData });

    const attribute = await ec2.send(
      new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'userData' }),
    );

    expect(attribute.UserData?.Value).toBe(UserData);
  });
});

describe('official waiters', () => {
  it('see a machine run and end', async () => {
    const instant = simulate({ latencies: 'none' }).ec2;
    const [launched] = await launchTest(instant);
    const InstanceIds = [launched!.InstanceId];

    const running = await waitUntilInstanceRunning({ client: instant, maxWaitTime: 20 }, { InstanceIds });
    await instant.send(new TerminateInstancesCommand({ InstanceIds }));
    const ended = await waitUntilInstanceTerminated({ client: instant, maxWaitTime: 20 }, { InstanceIds });

    expect([running.state, ended.state]).toEqual(['SUCCESS', 'SUCCESS']);
  });
});
