import type { Sandbox } from '@ami-select/sandbox';
import {
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  SendCommandCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let ssm: SSMClient;
let id: string;
let pushed: string[];

beforeEach(async () => {
  sim = simulate();
  ssm = sim.ssm;
  pushed = [];
  id = await launchRunning();
});

/** A running machine whose sandbox returns the command line as the output of a command. */
async function launchRunning(): Promise<string> {
  const [launched] = await launchTest(sim.ec2);
  sim.local.clock.advance(10_000);
  await describeTest(sim.ec2, launched!.InstanceId);
  const instance = sim.local.world.findInstance(launched!.InstanceId)!;
  const sandbox: Pick<Sandbox, 'exec' | 'pushKey'> = {
    exec: async (command, { timeoutMs = 0 } = {}) => {
      if (command.includes('sleep')) sim.local.clock.advance(timeoutMs);
      const exitCode = Number(command.includes('false'));
      return { exitCode: command.includes('sleep') ? 124 : exitCode, stdout: `ran ${command}`, stderr: '' };
    },
    pushKey: async (user, key, ttlMs) => void pushed.push(`${user} ${key.split(' ')[0]} ${ttlMs}`),
  };
  instance.sandbox = { ...instance.sandbox!, ...sandbox };
  return launched!.InstanceId;
}

async function run(commands: string[], InstanceIds = [id], more: Record<string, string[]> = {}) {
  const { Command } = await ssm.send(
    new SendCommandCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds,
      Parameters: { commands, ...more },
    }),
  );
  const CommandId = Command!.CommandId!;
  return ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId: id }));
}

describe('Systems Manager commands', () => {
  it('row 43: run in the sandbox, with its output and exit status', async () => {
    const good = await run(['echo one', 'echo two']);
    const bad = await run(['false']);

    expect(good).toMatchObject({
      Status: 'Success',
      ResponseCode: 0,
      StandardOutputContent: 'ran echo one\necho two',
    });
    expect(bad).toMatchObject({ Status: 'Failed', ResponseCode: 1 });
  });

  it('row 43: time out when the script takes longer than it may', async () => {
    const late = await run(['sleep 60'], [id], { executionTimeout: ['2'] });

    expect(late).toMatchObject({ Status: 'TimedOut', ResponseCode: 137 });
  });

  it('row 43: reach the named machine only', async () => {
    await launchRunning();

    const { Command } = await ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        InstanceIds: [id],
        Parameters: { commands: ['id'] },
      }),
    );

    expect(Command?.InstanceIds).toEqual([id]);
  });

  it('row 43: refuse unknown machines, documents and invocations', async () => {
    const unknown = await refusal(run(['id'], ['i-0123456789abcdef0']));
    const document = await refusal(
      ssm.send(new SendCommandCommand({ DocumentName: 'My-Own', InstanceIds: [id] })),
    );
    const invocation = await refusal(
      ssm.send(
        new GetCommandInvocationCommand({
          CommandId: '00000000-0000-4000-8000-000000000000',
          InstanceId: id,
        }),
      ),
    );

    expect([unknown.name, document.name, invocation.name]).toEqual([
      'InvalidInstanceId',
      'InvalidDocument',
      'InvocationDoesNotExist',
    ]);
  });

  it('lists running machines as managed', async () => {
    const { InstanceInformationList } = await ssm.send(
      new DescribeInstanceInformationCommand({ Filters: [{ Key: 'PingStatus', Values: ['Online'] }] }),
    );

    expect(InstanceInformationList?.map(({ InstanceId }) => InstanceId)).toEqual([id]);
  });
});

describe('EC2 Instance Connect', () => {
  it('row 44: opens the door for sixty seconds', async () => {
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKi5g6T0Rx/tiHlI7ZXS79UhPqYpCTsmBPLJ/a5d7n6s me';

    const { response } = await sim.local.requestHandler.handle({
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': 'AWSEC2InstanceConnectService.SendSSHPublicKey' },
      body: JSON.stringify({ InstanceId: id, InstanceOSUser: 'ubuntu', SSHPublicKey: key }),
    });

    expect(JSON.parse(Buffer.from(response.body).toString())).toMatchObject({ Success: true });
    expect(pushed).toEqual(['ubuntu ssh-ed25519 60000']);
  });

  it('gives no key to a machine without a sandbox', async () => {
    const [bare] = await launchTest(sim.ec2);
    sim.local.clock.advance(10_000);
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKi5g6T0Rx/tiHlI7ZXS79UhPqYpCTsmBPLJ/a5d7n6s';

    const { response } = await sim.local.requestHandler.handle({
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': 'AWSEC2InstanceConnectService.SendSSHPublicKey' },
      body: JSON.stringify({ InstanceId: bare!.InstanceId, InstanceOSUser: 'ubuntu', SSHPublicKey: key }),
    });

    expect(JSON.parse(Buffer.from(response.body).toString())).toEqual({
      __type: 'EC2InstanceUnavailableException',
      message: `The instance ${bare!.InstanceId} has no sandbox.`,
    });
  });
});
