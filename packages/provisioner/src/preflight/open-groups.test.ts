import { createVirtualClock } from '@ami-select/core/testing';
import type { IpPermission } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { describeGroups, findOpenGroups } from './open-groups.ts';
import { preflight } from './preflight.ts';

const clock = createVirtualClock();
const IDS = ['sg-00000001', 'sg-00000002'];

const SSH: IpPermission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

/** A rule for networks in one text; IPv6 by its colon. */
function open(texts: string, rule: IpPermission = SSH): IpPermission {
  const networks = texts.split(' ');
  return {
    ...rule,
    IpRanges: networks.filter((text) => !text.includes(':')).map((CidrIp) => ({ CidrIp })),
    Ipv6Ranges: networks.filter((text) => text.includes(':')).map((CidrIpv6) => ({ CidrIpv6 })),
  };
}

/** What the groups with these rules are refused for, and what is logged. */
async function look(...groups: readonly (readonly IpPermission[])[]) {
  const SecurityGroups = groups.map((IpPermissions, index) => ({ GroupId: IDS[index], IpPermissions }));
  const { ec2, calls } = scriptedEc2(() => ({ SecurityGroups }));
  const dependencies = testDependencies(ec2, clock);
  const problems = await find(fleetIntent(clock, { securityGroupIds: IDS }), dependencies);
  return { messages: problems.map(({ message }) => message), lines: dependencies.lines, calls };
}

async function find(intent: FleetIntent, dependencies: SpawnDependencies) {
  const groups = await describeGroups(intent.securityGroupIds ?? [], dependencies);
  return findOpenGroups(intent, groups, dependencies);
}

describe('findOpenGroups', () => {
  it.each<[string, readonly (readonly IpPermission[])[]]>([
    ['the world', [[open('0.0.0.0/0')]]],
    ['the world of IPv6', [[open('::/0')]]],
    ['every protocol', [[open('0.0.0.0/0', { IpProtocol: '-1' })]]],
    ['every port', [[open('0.0.0.0/0', { IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535 })]]],
    ['every port, unsaid', [[open('0.0.0.0/0', { IpProtocol: 'tcp' })]]],
    ['the protocol by its number', [[open('0.0.0.0/0', { IpProtocol: '6', FromPort: 20, ToPort: 25 })]]],
    ['two halves in one rule', [[open('0.0.0.0/1 128.0.0.0/1')]]],
    ['two halves in two rules', [[open('0.0.0.0/1'), open('128.0.0.0/1', { IpProtocol: '-1' })]]],
    ['two halves in two groups', [[open('0.0.0.0/1')], [open('128.0.0.0/1')]]],
    ['two networks of /16', [[open('203.0.0.0/16 198.51.0.0/16')]]],
    ['IPv4 in IPv6 notation', [[open('::ffff:0:0/96')]]],
    ['a network that is partly private', [[open('0.0.0.0/4')]]],
    ['a wide network beside a narrow one', [[open('10.0.0.0/8 20.0.0.0/8 203.0.113.7/32')]]],
    ['a provider of IPv6 and more', [[open('2001:db8::/31')]]],
  ])('refuses %s', async (_title, groups) => {
    const { messages } = await look(...groups);

    expect(messages).toEqual([
      expect.stringMatching(
        /^sg-00000001, sg-00000002 is not valid because SSH would be open to the world, to \S/,
      ),
    ]);
  });

  it.each<[string, readonly IpPermission[]]>([
    ['two addresses', [open('203.0.113.7/32 2001:db8::7/128')]],
    ['a /24', [open('203.0.113.0/24')]],
    [
      'the world on another port',
      [open('0.0.0.0/0 ::/0', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
    ],
    [
      'the world below and above',
      [
        open('0.0.0.0/0', { IpProtocol: 'tcp', FromPort: 0, ToPort: 21 }),
        open('0.0.0.0/0', { IpProtocol: 'tcp', FromPort: 23, ToPort: 65_535 }),
      ],
    ],
    ['the world over UDP', [open('0.0.0.0/0', { IpProtocol: 'udp', FromPort: 22, ToPort: 22 })]],
    ['the world to ping', [open('0.0.0.0/0', { IpProtocol: 'icmp', FromPort: -1, ToPort: -1 })]],
    ['another group', [{ ...SSH, UserIdGroupPairs: [{ GroupId: 'sg-00000003' }] }]],
    ['nothing', []],
  ])('takes %s in silence', async (_title, rules) => {
    const { messages, lines } = await look(rules);

    expect({ messages, lines }).toEqual({ messages: [], lines: [] });
  });

  it.each<[string, readonly IpPermission[]]>([
    ['203.0.0.0/16', [open('203.0.0.0/16')]],
    ['203.0.112.0/24, 203.0.113.0/24', [open('203.0.112.0/24'), open('203.0.113.0/24')]],
    ['10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16', [open('10.0.0.0/8 172.16.0.0/12 192.168.0.0/16')]],
    ['fd00::/8', [open('fd00::/8')]],
    ['2001:db8::/32', [open('2001:db8::/32')]],
  ])('warns of %s', async (networks, rules) => {
    const { messages, lines } = await look(rules);

    expect(messages).toEqual([]);
    expect(lines).toEqual([
      `security-group-ids: SSH is open to ${networks} in sg-00000001, sg-00000002; prefer the addresses you come from.`,
    ]);
  });

  it('lists a few networks and the number of the others', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `20.${index}.0.0/16`).join(' ');

    const { messages } = await look([open(many)]);

    expect(messages[0]).toContain('20.4.0.0/16 and 55 more;');
  });

  it('says that a prefix list was not looked into', async () => {
    const { lines } = await look([{ ...SSH, PrefixListIds: [{ PrefixListId: 'pl-1' }] }]);

    expect(lines).toEqual(['security-group-ids: SSH is open to the prefix list pl-1, which nobody checked.']);
  });

  it('describes the groups once, and sends no call without any', async () => {
    const { calls } = await look([]);
    expect(calls).toEqual([{ action: 'DescribeSecurityGroups', input: { GroupIds: IDS } }]);

    const { ec2, calls: none } = scriptedEc2(() => ({}));
    await find(fleetIntent(clock), testDependencies(ec2, clock));
    expect(none).toEqual([]);
  });

  it.each([
    ['UnauthorizedOperation', ['ec2:DescribeSecurityGroups is not permitted']],
    ['InvalidGroup.NotFound', []],
  ])('leaves the groups to the launch after %s', async (name, parts) => {
    const { ec2 } = scriptedEc2(() => ec2Error(name, 403));
    const dependencies = testDependencies(ec2, clock);

    const problems = await find(fleetIntent(clock, { securityGroupIds: IDS }), dependencies);

    expect(problems).toEqual([]);
    expect(dependencies.lines).toEqual(parts.map((part) => expect.stringContaining(part)));
  });

  it('reports an endpoint that does not respond', async () => {
    const { ec2 } = scriptedEc2(() => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));

    await expect(
      find(fleetIntent(clock, { securityGroupIds: IDS }), testDependencies(ec2, clock)),
    ).rejects.toMatchObject({ code: 'UNREACHABLE_ENDPOINT' });
  });
});

describe('preflight', () => {
  const types = {
    InstanceTypes: [{ InstanceType: 'c7g.large', ProcessorInfo: { SupportedArchitectures: ['arm64'] } }],
  };

  function simulate(permission: IpPermission) {
    const { ec2 } = scriptedEc2(({ action }) => {
      if (action === 'RunInstances') return ec2Error('DryRunOperation', 412);
      return action === 'DescribeInstanceTypes'
        ? types
        : { SecurityGroups: [{ IpPermissions: [permission] }] };
    });
    return { ...testDependencies(ec2, clock), callerAddress: async () => '198.51.100.4' };
  }

  it('refuses a group of the caller that is open to the world', async () => {
    const intent = fleetIntent(clock, { securityGroupIds: IDS });

    await expect(preflight(intent, simulate(open('0.0.0.0/0')))).rejects.toMatchObject({
      code: 'UNSAFE_REQUEST',
      problems: [{ field: 'security-group-ids' }],
    });
    await expect(preflight(intent, simulate(open('203.0.113.7/32')))).resolves.toBeUndefined();
  });

  it.each([
    ['203.0.112.0/23', 1],
    ['2001:db8::/47', 1],
    ['203.0.113.0/24', 0],
    ['203.0.113.7/32', 0],
    ['auto', 0],
  ])('warns of ssh-from %s %i times', async (sshFrom, count) => {
    const dependencies = simulate(open('203.0.113.7/32'));

    await preflight(fleetIntent(clock, { sshFrom }), dependencies);

    expect(dependencies.lines).toHaveLength(count);
    for (const line of dependencies.lines) expect(line).toContain(`ssh-from: ${sshFrom} lets every address`);
  });
});
