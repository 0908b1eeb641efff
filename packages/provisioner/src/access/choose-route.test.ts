import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { SpawnDependencies } from '../aws/ports.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { scriptedEc2 } from '../testing/scripted-ec2.ts';
import { chooseRoute } from './choose-route.ts';

const clock = createVirtualClock();
const SUBNET = 'subnet-00000001';
const PUBLIC = { SubnetId: SUBNET, VpcId: 'vpc-1', MapPublicIpOnLaunch: true };
const PRIVATE = { SubnetId: SUBNET, VpcId: 'vpc-1', MapPublicIpOnLaunch: false };
const IPV6 = { SubnetId: SUBNET, VpcId: 'vpc-1', Ipv6Native: true, AssignIpv6AddressOnCreation: true };
const ENDPOINT = {
  InstanceConnectEndpointId: 'eice-1',
  DnsName: 'eice-1.example.amazonaws.com',
  SecurityGroupIds: ['sg-9'],
};
const inside = async () => ({ vpcId: 'vpc-1', address: '10.0.0.9' });
const elsewhere = async () => ({ vpcId: 'vpc-2', address: '10.0.0.9' });

function choose(
  { subnet = PRIVATE, endpoints = [] }: { subnet?: object; endpoints?: object[] },
  change: Partial<FleetRequest> = {},
  more: Partial<SpawnDependencies> = {},
) {
  const { ec2, calls } = scriptedEc2(({ action }) => {
    if (action === 'DescribeSubnets') return { Subnets: [subnet] };
    if (action === 'DescribeVpcs') return { Vpcs: [{ VpcId: 'vpc-1' }] };
    return { InstanceConnectEndpoints: endpoints };
  });
  const intent = fleetIntent(clock, { subnetIds: [SUBNET], ...change });
  const result = chooseRoute(intent, { ...testDependencies(ec2, clock), ...more });
  return { calls, result };
}

describe('chooseRoute', () => {
  it.each([
    ['public subnets', { subnet: PUBLIC }, {}, { by: 'public' }],
    ['IPv6-only subnets', { subnet: IPV6 }, {}, { by: 'ipv6' }],
    ['the same VPC', {}, { machineNetwork: inside }, { by: 'private', caller: '10.0.0.9' }],
    [
      'an endpoint',
      { endpoints: [ENDPOINT] },
      { machineNetwork: elsewhere },
      { by: 'instance-connect', endpointId: 'eice-1', dnsName: ENDPOINT.DnsName, groupIds: ['sg-9'] },
    ],
  ])('goes by %s on its own', async (_name, world, more, route) => {
    await expect(choose(world, {}, more).result).resolves.toEqual(route);
  });

  it('sends no call for the default VPC', async () => {
    const { calls, result } = choose({}, { subnetIds: [] });

    await expect(result).resolves.toEqual({ by: 'public' });
    expect(calls).toEqual([]);
  });

  it('prefers an endpoint in a subnet of the fleet, and asks for usable ones of the VPC', async () => {
    const other = { ...ENDPOINT, InstanceConnectEndpointId: 'eice-2', SubnetId: SUBNET };
    const { calls, result } = choose({ endpoints: [ENDPOINT, other] }, { connect: 'instance-connect' });

    await expect(result).resolves.toMatchObject({ endpointId: 'eice-2' });
    expect(calls.at(-1)).toMatchObject({
      action: 'DescribeInstanceConnectEndpoints',
      input: { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }, { Name: 'state' }] },
    });
  });

  it('takes the endpoint of the default VPC', async () => {
    const { result } = choose({ endpoints: [ENDPOINT] }, { subnetIds: [], connect: 'instance-connect' });

    await expect(result).resolves.toMatchObject({ by: 'instance-connect' });
  });

  it('goes by private address from elsewhere when told to', async () => {
    await expect(choose({}, { connect: 'private' }, { machineNetwork: elsewhere }).result).resolves.toEqual({
      by: 'private',
    });
  });

  it.each<[string, Parameters<typeof choose>, RegExp]>([
    ['a private subnet without any way', [{}], /subnet-00000001 gives no public address, and vpc-1 has no/],
    [
      'a public way to a private subnet',
      [{}, { connect: 'public' }],
      /gives no machine a public IPv4 address/,
    ],
    ['IPv6 to a subnet without', [{}, { connect: 'ipv6' }], /gives no machine an IPv6 address/],
    [
      'IPv6 to default subnets without',
      [{ subnet: PUBLIC }, { connect: 'ipv6', subnetIds: [] }],
      /ipv6 is not valid because subnet-00000001 gives no machine an IPv6 address/,
    ],
    [
      'a missing endpoint',
      [{}, { connect: 'instance-connect' }],
      /vpc-1 has no EC2 Instance Connect Endpoint/,
    ],
    [
      'more machines than an endpoint takes',
      [{ endpoints: [ENDPOINT] }, { connect: 'instance-connect', count: 21 }],
      /takes 20 connections at once; expected a count of at most 20, not 21/,
    ],
    [
      'Session Manager without its tools',
      [{}, { connect: 'ssm' }, { missingCommands: async () => ['session-manager-plugin'] }],
      /ssm is not valid because session-manager-plugin cannot be found/,
    ],
  ])('refuses %s before anything is created', async (_name, args, message) => {
    await expect(choose(...args).result).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringMatching(message),
    });
  });

  it('goes by Session Manager without any call', async () => {
    const { calls, result } = choose({}, { connect: 'ssm' }, { missingCommands: async () => [] });

    await expect(result).resolves.toEqual({ by: 'ssm' });
    expect(calls).toEqual([]);
  });
});
