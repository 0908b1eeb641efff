import { connect } from 'node:net';
import { tryDriver } from '@ami-select/sandbox/testing';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  type IpPermission,
  ModifyInstanceAttributeCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { GetCommandInvocationCommand, SendCommandCommand } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest, pause, type TestInstance, untilBooted } from '../testing/launch.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const tried = await tryDriver('namespace');
await tried.driver().then(
  (driver) => driver.close(),
  () => undefined,
);
const skip = tried.skip ?? (tried.reason.includes('a private network') ? undefined : tried.reason);

/** Long enough for a response, short enough to wait for none. */
const PATIENCE_MS = 400;

let test: TestEndpoint;

/** State of an instance's SSH port as a client on this machine sees it. */
function knock({ PublicIpAddress: host = '' }: TestInstance): Promise<'open' | 'silent' | 'refused'> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 22, timeout: PATIENCE_MS });
    const answer = (what: 'open' | 'silent' | 'refused'): void => {
      socket.destroy();
      resolve(what);
    };
    socket.once('connect', () => answer('open'));
    socket.once('timeout', () => answer('silent'));
    socket.once('error', () => answer('refused'));
  });
}

/** Whether a command succeeds in an instance. */
async function succeeds({ InstanceId }: TestInstance, line: string): Promise<boolean> {
  const { Command } = await test.ssm.send(
    new SendCommandCommand({
      DocumentName: 'AWS-RunShellScript',
      InstanceIds: [InstanceId],
      Parameters: { commands: [line] },
    }),
  );
  const question = { CommandId: Command?.CommandId ?? '', InstanceId };
  for (;;) {
    const { Status } = await test.ssm.send(new GetCommandInvocationCommand(question));
    if (Status !== 'Pending' && Status !== 'InProgress') return Status === 'Success';
    await pause();
  }
}

/** Whether one instance reaches the SSH port of another one by its private address. */
function reaches(from: TestInstance, to: TestInstance): Promise<boolean> {
  return succeeds(from, `timeout 1 bash -c 'exec 3<>/dev/tcp/${to.PrivateIpAddress}/22'`);
}

/** Its SSH server may start after it is running; only then does silence come from the groups. */
async function untilServing(instance: TestInstance): Promise<void> {
  await succeeds(instance, "until bash -c 'exec 3<>/dev/tcp/127.0.0.1/22' 2>/dev/null; do sleep 0.05; done");
}

async function launch(groupIds?: readonly string[]): Promise<TestInstance> {
  const [launched] = await launchTest(test.ec2, groupIds && { SecurityGroupIds: [...groupIds] });
  const instance = await untilBooted(test.ec2, launched!.InstanceId);
  await untilServing(instance);
  return instance;
}

async function createGroup(name: string, permission?: IpPermission): Promise<string> {
  const { GroupId = '' } = await test.ec2.send(
    new CreateSecurityGroupCommand({ GroupName: name, Description: name }),
  );
  if (permission) {
    await test.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }));
  }
  return GroupId;
}

function ssh(source: Pick<IpPermission, 'IpRanges' | 'UserIdGroupPairs'>): IpPermission {
  return { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...source };
}

const fromHere = ssh({ IpRanges: [{ CidrIp: '203.0.113.7/32' }] });

describe.skipIf(skip !== undefined)(
  `security groups of namespace sandboxes${skip === undefined ? '' : ` (skipped: ${skip})`}`,
  () => {
    beforeAll(async () => {
      test = await startTestEndpoint({ sandbox: 'namespace' });
    });
    afterAll(() => test.close());

    it('the default group lets in no outside client, and its own instances by private address', async () => {
      const [one, other] = await Promise.all([launch(), launch()]);

      expect(await knock(one)).toBe('silent');
      expect(await reaches(other, one)).toBe(true);
    });

    it('a rule opens a port at once, and closes it when it is revoked', async () => {
      const GroupId = await createGroup('opens-and-closes');
      const instance = await launch([GroupId]);
      const answers = [await knock(instance)];

      await test.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [fromHere] }));
      answers.push(await knock(instance));
      await test.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [fromHere] }));
      answers.push(await knock(instance));

      expect(answers).toEqual(['silent', 'open', 'silent']);
    });

    it('a rule for everywhere comes and goes beside one for a part of it', async () => {
      const GroupId = await createGroup('narrow-and-wide', fromHere);
      const everywhere = ssh({ IpRanges: [{ CidrIp: '0.0.0.0/0' }] });
      await test.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [everywhere] }));

      const instance = await launch([GroupId]);
      const answers = [await knock(instance)];
      await test.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [everywhere] }));
      answers.push(await knock(instance));
      await test.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [fromHere] }));
      answers.push(await knock(instance));

      expect(answers).toEqual(['open', 'open', 'silent']);
    });

    it('a rule for private addresses, another port or another protocol is none for SSH from outside', async () => {
      const GroupId = await createGroup('other-rules');
      const everywhere = [{ CidrIp: '0.0.0.0/0' }];
      const IpPermissions = [
        ssh({ IpRanges: [{ CidrIp: '172.31.0.0/16' }] }),
        { IpProtocol: 'tcp', FromPort: 23, ToPort: 65_535, IpRanges: everywhere },
        { IpProtocol: 'udp', FromPort: 22, ToPort: 22, IpRanges: everywhere },
      ];
      await test.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));

      const instance = await launch([GroupId]);

      expect(await knock(instance)).toBe('silent');
    });

    it('a rule that names a group means the instances of that group, from their launch on', async () => {
      const clients = await createGroup('clients');
      const servers = await createGroup('servers', ssh({ UserIdGroupPairs: [{ GroupId: clients }] }));
      const server = await launch([servers]);
      const [client, stranger] = await Promise.all([launch([clients]), launch([servers])]);

      expect(await reaches(client, server)).toBe(true);
      expect(await reaches(stranger, server)).toBe(false);
    });

    it('an instance that gets another group lets in what that group does, after a reboot too', async () => {
      const open = await createGroup('open', fromHere);
      const instance = await launch([await createGroup('closed')]);
      const { InstanceId } = instance;

      await test.ec2.send(new ModifyInstanceAttributeCommand({ InstanceId, Groups: [open] }));
      const before = await knock(instance);
      await test.local.world.findInstance(InstanceId)?.sandbox?.reboot();
      await untilServing(instance);

      expect([before, await knock(instance)]).toEqual(['open', 'open']);
    });
  },
);
