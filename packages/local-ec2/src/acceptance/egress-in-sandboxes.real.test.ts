import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { tryDriver } from '@ami-select/sandbox/testing';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeInstancesCommand,
  type IpPermission,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchTest, type TestInstance, untilBooted } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const tried = await tryDriver('namespace');
await tried.driver().then(
  (driver) => driver.close(),
  () => undefined,
);
const skip = tried.reason.includes('with outbound network') ? undefined : tried.reason;

/** An address of this host that is outside for machines. */
const OUTSIDE = '198.51.100.91';
const WEB_PORTS = [53, 80, 443];
const OTHER_PORTS = [22, 25, 52, 54, 79, 81, 442, 444, 3128, 5432, 8080, 8443, 40_000, 61_000];

const EVERYWHERE = [{ CidrIp: '0.0.0.0/0' }];
const ALL: IpPermission = { IpProtocol: '-1', IpRanges: EVERYWHERE };

function port(protocol: 'tcp' | 'udp', number: number, IpRanges = EVERYWHERE): IpPermission {
  return { IpProtocol: protocol, FromPort: number, ToPort: number, IpRanges };
}

const WEB = [port('udp', 53), ...WEB_PORTS.map((number) => port('tcp', number))];

let test: TestEndpoint;
let names = 0;

/** A group that lets SSH in and these out, as the provisioner makes one. */
async function createGroup(out: readonly IpPermission[]): Promise<string> {
  names += 1;
  const GroupName = `egress-${names}`;
  const { GroupId = '' } = await test.ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: GroupName }),
  );
  const ssh = port('tcp', 22);
  await test.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [ssh] }));
  await test.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [ALL] }));
  if (out.length > 0)
    await test.ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [...out] }));
  return GroupId;
}

async function launch(groupId: string): Promise<TestInstance> {
  const [launched] = await launchTest(test.ec2, { SecurityGroupIds: [groupId] });
  return untilBooted(test.ec2, launched!.InstanceId);
}

async function run({ InstanceId }: TestInstance, command: string): Promise<string> {
  const result = await test.local.world.findInstance(InstanceId)?.sandbox?.exec(command);
  return result?.stdout.trim() ?? '';
}

function bannerOf({ PublicIpAddress: host = '' }: TestInstance): Promise<string> {
  const socket = connect({ host, port: 22 });
  return new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(String(data)));
    socket.once('close', () => reject(new Error('no banner')));
    socket.once('error', reject);
  }).finally(() => socket.destroy());
}

/** A machine that runs may not listen yet. */
function listens(instance: TestInstance): Promise<void> {
  return vi.waitFor(async () => expect(await bannerOf(instance)).toContain('SSH-2.0'), { timeout: 10_000 });
}

/** Which of these ports of a server outside answer the machine. */
async function reached(instance: TestInstance, ports: readonly number[], host = OUTSIDE): Promise<number[]> {
  const knock = ports.map(
    (number) =>
      `(timeout 2 bash -c 'exec 3<>/dev/tcp/${host}/${number} && head -c 5 <&3 >/dev/null' 2>/dev/null && echo ${number}) &`,
  );
  const answers = await run(instance, `${knock.join('\n')}\nwait`);
  return answers
    .split('\n')
    .filter(Boolean)
    .map(Number)
    .sort((a, b) => a - b);
}

const servers = [...WEB_PORTS, ...OTHER_PORTS].map((number) => ({
  number,
  server: createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('hello');
  }),
}));
const datagrams: string[] = [];
const names53 = createSocket('udp4').on('message', (message) => datagrams.push(String(message)));

describe.skipIf(skip !== undefined)(
  `egress of namespace sandboxes${skip === undefined ? '' : ` (skipped: ${skip})`}`,
  () => {
    beforeAll(async () => {
      execFileSync('ip', ['address', 'replace', `${OUTSIDE}/32`, 'dev', 'lo']);
      for (const { number, server } of servers)
        await new Promise<void>((resolve) => server.listen(number, OUTSIDE, resolve));
      await new Promise<void>((resolve) => names53.bind(5353, OUTSIDE, resolve));
      test = await startTestEndpoint({ sandbox: 'namespace' });
    });

    afterAll(async () => {
      await test?.close();
      for (const { server } of servers) server.close();
      names53.close();
      execFileSync('ip', ['address', 'del', `${OUTSIDE}/32`, 'dev', 'lo']);
    });

    it('a new group lets everything out', async () => {
      const { GroupId = '' } = await test.ec2.send(
        new CreateSecurityGroupCommand({ GroupName: 'as-new', Description: 'as new' }),
      );
      const instance = await launch(GroupId);

      expect(await reached(instance, [...WEB_PORTS, ...OTHER_PORTS])).toEqual(
        [...WEB_PORTS, ...OTHER_PORTS].sort((a, b) => a - b),
      );
    });

    it('without a rule nothing of the outside is reached, and SSH, metadata and names go on', async () => {
      const instance = await launch(await createGroup([]));

      expect(await reached(instance, [...WEB_PORTS, ...OTHER_PORTS])).toEqual([]);
      expect(await run(instance, `timeout 2 ping -c 1 ${OUTSIDE} >/dev/null && echo answered`)).toBe('');
      await listens(instance);
      expect(
        await run(instance, 'curl -s -m 2 -o /dev/null -w "%{http_code}" http://169.254.169.254/latest/'),
      ).toMatch(/^(200|401)$/);
    });

    it('rules for DNS and the web let out these and nothing else', async () => {
      const instance = await launch(await createGroup(WEB));

      expect(await reached(instance, [...WEB_PORTS, ...OTHER_PORTS])).toEqual(WEB_PORTS);
    });

    it('no datagram leaves by a port without a rule', async () => {
      const instance = await launch(await createGroup(WEB));
      const open = await launch(await createGroup([ALL]));

      await run(
        instance,
        `echo kept > /dev/udp/${OUTSIDE}/5353; bash -c 'echo kept > /dev/udp/${OUTSIDE}/5353'`,
      );
      await run(open, `bash -c 'echo sent > /dev/udp/${OUTSIDE}/5353'`);
      await expect.poll(() => datagrams).toEqual(['sent\n']);
    });

    it.each([
      ['its routing rules', 'ip rule flush; ip rule add lookup local; ip rule add lookup main'],
      [
        'another address of its own',
        'ip rule flush; ip rule add lookup main; ip address add 10.99.99.99/32 dev eth0; ip route replace default via 198.19.255.1 dev eth0 onlink src 10.99.99.99',
      ],
      [
        'its public address',
        'ip rule flush; ip rule add lookup main; ip route replace default via 198.19.255.1 dev eth0 onlink src $(ip -o -4 address show eth0 | grep -o "198[.0-9]*" | head -1)',
      ],
      [
        'another gateway',
        'ip rule flush; ip rule add lookup main; ip route replace default via 198.19.255.2 dev eth0 onlink',
      ],
      [
        'a route to one server',
        `ip rule flush; ip rule add lookup main; ip route add ${OUTSIDE} via 198.19.255.1 dev eth0 onlink`,
      ],
      [
        'a network namespace of its own',
        'ip rule flush; ip rule add lookup local; ip rule add lookup main; echo 1 > /proc/sys/net/ipv4/ip_forward',
      ],
    ])('root of the machine does not get out by %s', async (_, command) => {
      const instance = await launch(await createGroup([]));

      await run(instance, `(${command}) 2>&1`);

      expect(await reached(instance, WEB_PORTS)).toEqual([]);
    });

    it('a rule for one network or port is one for that network and port', async () => {
      const instance = await launch(
        await createGroup([
          port('tcp', 80, [{ CidrIp: `${OUTSIDE}/32` }]),
          port('tcp', 443, [{ CidrIp: '203.0.113.0/24' }]),
          port('udp', 8080),
        ]),
      );

      expect(await reached(instance, [...WEB_PORTS, ...OTHER_PORTS])).toEqual([80]);
    });

    it('a rule that is revoked or comes changes what a running machine reaches, after a reboot too', async () => {
      const GroupId = await createGroup([ALL]);
      const instance = await launch(GroupId);
      const answers = [await reached(instance, [80, 8080])];

      await test.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [ALL] }));
      answers.push(await reached(instance, [80, 8080]));
      await test.ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: WEB }));
      answers.push(await reached(instance, [80, 8080]));
      await test.local.world.findInstance(instance.InstanceId)?.sandbox?.reboot();
      answers.push(await reached(instance, [80, 8080]));
      await test.ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [ALL] }));
      answers.push(await reached(instance, [80, 8080]));

      expect(answers).toEqual([[80, 8080], [], [80], [80], [80, 8080]]);
    });

    it('other machines are reached by rules only', async () => {
      const GroupId = await createGroup([]);
      const [from, to] = [await launch(GroupId), await launch(await createGroup([ALL]))];
      await Promise.all([from, to].map(listens));

      const [limited, open] = [
        await reached(from, [22], to.PrivateIpAddress),
        await reached(to, [22], from.PrivateIpAddress),
      ];

      expect([limited, open]).toEqual([[], [22]]);
    });
  },
);

for (const name of ['process', 'bubblewrap', 'none'] as const) {
  const usable = await tryDriver(name);
  if (usable.skip === undefined) await (await usable.driver()).close();
  const note = usable.skip === undefined ? '' : ` (skipped: ${usable.skip})`;

  it.skipIf(usable.skip !== undefined)(
    name === 'none'
      ? 'without sandboxes there is nothing to limit'
      : `${name} sandboxes launch no machine that they cannot limit${note}`,
    async () => {
      test = await startTestEndpoint({ sandbox: name });
      const groups = { SecurityGroupIds: [await createGroup(WEB)] };

      const outcome =
        name === 'none' ? await launchTest(test.ec2, groups) : await refusal(launchTest(test.ec2, groups));
      const { Reservations = [] } = await test.ec2.send(new DescribeInstancesCommand({}));
      const [open] = await launchTest(test.ec2);

      if (name === 'none') expect(outcome).toHaveLength(1);
      else {
        expect(String(outcome)).toContain(`${name} sandboxes of local-ec2 cannot enforce`);
        expect(Reservations).toEqual([]);
      }
      expect(open?.InstanceId).toMatch(/^i-/);
      await test.close();
    },
  );
}
