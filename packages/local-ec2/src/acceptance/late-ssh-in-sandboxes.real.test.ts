import { connect } from 'node:net';
import { type Login, logInOnce, makeKey } from '@ami-select/sandbox/testing';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  ImportKeyPairCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest, pause, untilBooted } from '../testing/launch.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';
import type { LateSsh } from '../world/ssh-gate.ts';

const [pair, userData, host] = [makeKey(), makeKey(), makeKey()];
const KeyName = 'late-ssh';

let test: TestEndpoint;
let GroupId: string | undefined;

beforeAll(async () => {
  test = await startTestEndpoint({ sandbox: 'auto' });
  const group = { GroupName: 'ssh', Description: 'lets SSH in' };
  ({ GroupId } = await test.ec2.send(new CreateSecurityGroupCommand(group)));
  const ssh = { GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
  await test.ec2.send(new AuthorizeSecurityGroupIngressCommand(ssh));
  await test.ec2.send(new ImportKeyPairCommand({ KeyName, PublicKeyMaterial: Buffer.from(pair.public) }));
});
afterAll(() => test.close());

const indented = (text: string): string => text.trim().replaceAll('\n', '\n    ');
const UserData = Buffer.from(`#cloud-config
ssh_keys:
  ed25519_private: |
    ${indented(host.private)}
  ed25519_public: ${host.public}
ssh_authorized_keys: ['${userData.public}']
`).toString('base64');

interface Machine {
  readonly host: string;
  readonly port: number;
}

/** Launches a machine under the fault; resolves when it runs, with the SSH address that the API reports. */
async function launchLate(phase: LateSsh['phase'], ms: number): Promise<Machine> {
  const effect = { kind: 'late-ssh', phase, ms } as const;
  test.local.world.faults.replace({ rules: [{ match: { operation: 'RunInstances' }, times: 1, effect }] });
  const groups = { SecurityGroupIds: [GroupId ?? ''], KeyName };
  const [launched] = await launchTest(test.ec2, { ...groups, UserData });
  const instance = await untilBooted(test.ec2, launched!.InstanceId);
  const port = instance.Tags?.find(({ Key }) => Key === 'local-ec2:ssh-port')?.Value;
  return { host: instance.PublicIpAddress ?? '', port: Number(port ?? 22) };
}

/** First result of a connection: the server's banner, the code of a refusal, or silence for a while. */
function knock(machine: Machine): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ ...machine, timeout: 200 });
    const answer = (what: string): void => {
      socket.destroy();
      resolve(what);
    };
    socket.once('data', (data) => answer(String(data).slice(0, 8)));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? ''));
    socket.once('timeout', () => answer('silence'));
  });
}

const refusals = new Set<string>();

/** Logs in as soon as that is possible; keeps the errors until then. */
async function logInWith(key: { private: string }, machine: Machine): Promise<Login> {
  for (;;) {
    try {
      return await logInOnce({ ...machine, user: 'ubuntu', privateKey: key.private });
    } catch (error) {
      refusals.add(error instanceof Error ? error.message : String(error));
    }
    await pause();
  }
}

async function whoIsThere(machine: Machine): Promise<{ name: string; hostKey: string }> {
  const login = await logInWith(pair, machine);
  const { stdout } = await login.run('id -un');
  login.drop();
  return { name: stdout.trim(), hostKey: login.hostKey };
}

const EXPECTED = { hostKey: host.public.split(' ')[1] };

describe('SSH of a machine that is late', () => {
  it('F21: its port refuses on loopback, then the machine itself answers there', async () => {
    const machine = await launchLate('closed', 2500);

    const early = await knock(machine);
    const late = await whoIsThere(machine);

    expect(machine.host).toBe('127.0.0.1');
    expect(early).toBe('ECONNREFUSED');
    expect(late).toMatchObject(EXPECTED);
  });

  it('F12, F21: its port is silent on loopback, then the machine itself answers there', async () => {
    const machine = await launchLate('silent', 2500);

    const early = await knock(machine);
    const late = await whoIsThere(machine);

    expect(machine.host).toBe('127.0.0.1');
    expect(early).toBe('silence');
    expect(late).toMatchObject(EXPECTED);
  });

  it('F21: it takes neither the key of the key pair nor that of user data, then both', async () => {
    const machine = await launchLate('unauthorized', 2500);
    refusals.clear();

    const late = await whoIsThere(machine);
    const byUserData = await logInWith(userData, machine);

    expect([...refusals].join()).toContain('All configured authentication methods failed');
    expect(late).toMatchObject(EXPECTED);
    expect(byUserData.hostKey).toBe(late.hostKey);
    byUserData.drop();
  });
});
