import {
  DescribeInstancesCommand,
  GetConsoleOutputCommand,
  type Instance,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
} from '@aws-sdk/client-ec2';
import { GetCommandInvocationCommand, SendCommandCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeTest, launchTest, pause } from '../testing/launch.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint({ sandbox: 'auto' });
});
afterAll(() => test.close());

const script = (text: string): string => Buffer.from(`#!/bin/sh\n${text}\n`).toString('base64');

/** Polls until the machine is as wanted; the test's own limit ends the wait. */
async function until(id: string, isWanted: (instance: Instance) => boolean): Promise<Instance> {
  for (;;) {
    const instance = await describeTest(test.ec2, id);
    if (isWanted(instance)) return instance;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('instances with a sandbox', () => {
  it('row 29: a machine that powers itself off is terminated or stopped, as its launch said', async () => {
    const shutdown = { UserData: script('shutdown -P now') };
    const [ending] = await launchTest(test.ec2, {
      ...shutdown,
      InstanceInitiatedShutdownBehavior: 'terminate',
    });
    const [stopping] = await launchTest(test.ec2, shutdown);

    const ended = await until(ending!.InstanceId, ({ State }) => State?.Name === 'terminated');
    const stopped = await until(stopping!.InstanceId, ({ State }) => State?.Name === 'stopped');

    const code = 'Client.InstanceInitiatedShutdown';
    expect([ended.StateReason?.Code, stopped.StateReason?.Code]).toEqual([code, code]);
    expect(ended.BlockDeviceMappings).toEqual([]);
    expect(stopped.BlockDeviceMappings).toHaveLength(1);
  });

  it('rows 37 and 43: has a console with host keys, and runs commands', async () => {
    const [launched] = await launchTest(test.ec2, { UserData: script('echo made-by-user-data') });
    const InstanceId = launched!.InstanceId;
    await waitUntilInstanceRunning(
      { client: test.ec2, maxWaitTime: 15, minDelay: 1 },
      { InstanceIds: [InstanceId] },
    );

    const { Command } = await test.ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [InstanceId],
        Parameters: { commands: ['echo out', 'echo err >&2', 'exit 3'] },
      }),
    );
    const CommandId = Command!.CommandId!;
    let invocation = await test.ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));
    while (invocation.Status === 'InProgress') {
      await pause();
      invocation = await test.ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));
    }
    const { Output = '' } = await test.ec2.send(new GetConsoleOutputCommand({ InstanceId, Latest: true }));

    expect(invocation).toMatchObject({
      Status: 'Failed',
      ResponseCode: 3,
      StandardOutputContent: 'out\n',
      StandardErrorContent: 'err\n',
    });
    expect(Buffer.from(Output, 'base64').toString()).toContain('-----BEGIN SSH HOST KEY KEYS-----');
  });

  it('leaves nothing when everything is terminated', async () => {
    const { Reservations = [] } = await test.ec2.send(new DescribeInstancesCommand({}));
    const InstanceIds = Reservations.flatMap(({ Instances = [] }) =>
      Instances.map((item) => item.InstanceId!),
    );

    await test.ec2.send(new TerminateInstancesCommand({ InstanceIds }));
    for (const id of InstanceIds) await until(id, ({ State }) => State?.Name === 'terminated');

    expect(test.local.journal.remaining()).toEqual([]);
  });
});
