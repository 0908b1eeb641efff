import { CodedError } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { spawnFleet } from '../spawn-fleet.ts';
import { FakeEc2 } from '../testing/fake-ec2.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, spawnDependencies, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkRoute } from './check-route.ts';

const clock = createVirtualClock();

class UnknownAddress extends CodedError<'UNKNOWN_ADDRESS'> {}

const SUBNET = 'subnet-0000000a';
const PRIVATE = { SubnetId: SUBNET, VpcId: 'vpc-1', AvailableIpAddressCount: 9, MapPublicIpOnLaunch: false };
const IPV6 = { ...PRIVATE, Ipv6Native: true };
const ENDPOINT = {
  InstanceConnectEndpointId: 'eice-1',
  DnsName: 'eice-1.example',
  SecurityGroupIds: ['sg-9'],
};

async function check(
  change: Partial<FleetRequest>,
  more: Partial<SpawnDependencies> = {},
  world: object = {},
) {
  const { ec2 } = scriptedEc2(() => world);
  const dependencies = { ...testDependencies(ec2, clock), ...more };
  const findings = await checkRoute(fleetIntent(clock, change), dependencies);
  return { texts: findings.map(({ problem }) => problem.message), lines: dependencies.lines };
}

describe('checkRoute', () => {
  it('stops a spawn whose caller has no known address before anything is stored or created', async () => {
    const ec2 = new FakeEc2({ clock });
    const unknown = new UnknownAddress('UNKNOWN_ADDRESS', 'usage', 'the address of this machine is unknown', {
      hint: 'Give ssh-from.',
    });
    const dependencies = spawnDependencies(ec2, clock, {
      callerAddress: async () => {
        throw unknown;
      },
    });

    await expect(spawnFleet(fleetIntent(clock), dependencies)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      hint: 'Give ssh-from.',
      problems: [{ message: 'ssh-from: the address of this machine is unknown' }],
    });
    expect(dependencies.saved).toEqual([]);
    expect(ec2.count('CreateSecurityGroup')).toBe(0);
  });

  it('finds an answer that is no address, and a missing way to ask', async () => {
    expect((await check({}, { callerAddress: async () => '<html>' })).texts).toHaveLength(1);
    expect((await check({})).texts).toHaveLength(1);
    expect((await check({}, { callerAddress: async () => '198.51.100.4' })).texts).toEqual([]);
  });

  it('asks nobody where the groups or the network are given', async () => {
    expect((await check({ securityGroupIds: ['sg-00000001'] })).texts).toEqual([]);
    expect((await check({ sshFrom: '203.0.113.7/32' })).texts).toEqual([]);
  });

  it.each<[string, Partial<FleetRequest>, Partial<SpawnDependencies>, object]>([
    [
      'from inside the VPC',
      { connect: 'private' },
      { machineNetwork: async () => ({ vpcId: 'vpc-1', address: '10.0.0.9' }) },
      { Subnets: [PRIVATE] },
    ],
    ['by IPv6', { connect: 'ipv6', sshFrom: '2001:db8::7/128' }, {}, { Subnets: [IPV6] }],
    ['through an endpoint, on its own', {}, {}, { Subnets: [PRIVATE], InstanceConnectEndpoints: [ENDPOINT] }],
    ['through Session Manager', { connect: 'ssm' }, { missingCommands: async () => [] }, {}],
  ])(
    'takes a private subnet %s, and needs no public address of the caller',
    async (_way, change, more, world) => {
      expect((await check({ subnetIds: [SUBNET], ...change }, more, world)).texts).toEqual([]);
    },
  );

  it.each<[string, SpawnDependencies['machineNetwork'], RegExp]>([
    ['anywhere', async () => undefined, /^This machine is not known to be in their VPC\. connect: private /],
    ['in another VPC', async () => ({ vpcId: 'vpc-2', address: '10.9.0.9' }), /^This machine is in vpc-2\. /],
  ])('warns of private addresses from a machine %s', async (_where, machineNetwork, warning) => {
    const change = { subnetIds: [SUBNET], connect: 'private', sshFrom: '10.0.0.0/16' } as const;
    const world = { Subnets: [PRIVATE] };

    const { texts, lines } = await check(change, { machineNetwork }, world);

    expect(texts).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(warning)]);
    expect(lines[0]).toContain('use connect: public, instance-connect or ssm');
    for (const silent of [{ endpoint: 'http://127.0.0.1:4566' }, { ready: 'running' }] as const)
      expect((await check({ ...change, ...silent }, { machineNetwork }, world)).lines).toEqual([]);
  });

  it('speaks of the way where nobody gave ssh-from', async () => {
    const change = { subnetIds: [SUBNET], connect: 'ipv6' } as const;

    const { texts } = await check(change, { callerAddress: async () => '198.51.100.4' }, { Subnets: [IPV6] });

    expect(texts).toEqual([
      expect.stringMatching(/^ipv6 is not valid because .*calls from 198\.51\.100\.4\/32; expected public/),
    ]);
  });

  it('names the private subnet that no way leads to', async () => {
    const world = { Subnets: [PRIVATE] };
    const isBare = `public is not valid because ${SUBNET} gives no machine a public IPv4 address`;

    const { texts } = await check({ subnetIds: [SUBNET], connect: 'public' }, {}, world);
    expect(texts).toEqual([expect.stringContaining(isBare)]);
    const { texts: ofAuto } = await check({ subnetIds: [SUBNET] }, {}, world);
    expect(ofAuto).toEqual([expect.stringContaining(`${SUBNET} gives no public address`)]);
  });

  it.each(['running', 'ssm'] as const)('takes any subnet where nobody logs in: ready %s', async (ready) => {
    const world = { Subnets: [PRIVATE] };

    expect((await check({ subnetIds: [SUBNET], ready }, {}, world)).texts).toEqual([]);
    const refused = await check({ subnetIds: [SUBNET], ready, connect: 'public' }, {}, world);
    expect(refused.texts).toEqual([expect.stringContaining('gives no machine a public IPv4 address')]);
  });

  it('leaves subnets that do not exist to their own check', async () => {
    const { ec2 } = scriptedEc2(() => {
      throw ec2Error('InvalidSubnetID.NotFound', 400);
    });
    const intent = fleetIntent(clock, { subnetIds: [SUBNET] });

    await expect(checkRoute(intent, testDependencies(ec2, clock))).resolves.toEqual([]);
  });

  it.each<[string, Partial<FleetRequest>, Partial<SpawnDependencies>, RegExp]>([
    [
      'Session Manager without its plugin',
      { connect: 'ssm' },
      { missingCommands: async () => ['session-manager-plugin'] },
      /^ssm is not valid because session-manager-plugin cannot be found/,
    ],
    [
      'a VPC without an endpoint',
      { connect: 'instance-connect', subnetIds: [SUBNET] },
      {},
      /^instance-connect is not valid because vpc-1 has no EC2 Instance Connect Endpoint; expected private/,
    ],
  ])('finds that there is no way before the launch: %s', async (_what, change, more, message) => {
    const { texts } = await check(change, more, { Subnets: [PRIVATE] });

    expect(texts).toEqual([expect.stringMatching(message)]);
  });

  it('names the permission that it needs to look for an endpoint', async () => {
    const { ec2 } = scriptedEc2(({ action }) => {
      if (action === 'DescribeInstanceConnectEndpoints') throw ec2Error('UnauthorizedOperation', 403);
      return { Subnets: [PRIVATE] };
    });
    const intent = fleetIntent(clock, { connect: 'instance-connect', subnetIds: [SUBNET] });

    await expect(checkRoute(intent, testDependencies(ec2, clock))).resolves.toMatchObject([
      { code: 'PERMISSION_DENIED', cause: { action: 'ec2:DescribeInstanceConnectEndpoints' } },
    ]);
  });
});
