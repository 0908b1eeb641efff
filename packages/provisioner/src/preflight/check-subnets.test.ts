import { createVirtualClock } from '@ami-select/core/testing';
import type { SecurityGroup, Subnet } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { checkSubnets } from './check-subnets.ts';

const clock = createVirtualClock();
const [A, B] = ['subnet-0000000a', 'subnet-0000000b'];
const subnetIds = [A, B];
const OWN_GROUP = ['sg-00000001'];

function subnet(SubnetId: string, change: Partial<Subnet> = {}): Subnet {
  return {
    SubnetId,
    VpcId: 'vpc-1',
    AvailableIpAddressCount: 100,
    MapPublicIpOnLaunch: true,
    Ipv6Native: false,
    ...change,
  };
}

async function check(
  response: unknown,
  change: Parameters<typeof fleetIntent>[1] = {},
  groups: readonly SecurityGroup[] = [],
) {
  const { ec2, calls } = scriptedEc2(inOrder(response));
  const dependencies = testDependencies(ec2, clock);
  const findings = await checkSubnets(fleetIntent(clock, { subnetIds, ...change }), groups, dependencies);
  const texts = findings.map(({ problem }) => `${problem.field}: ${problem.message}`);
  return { texts, findings, calls, lines: dependencies.lines };
}

describe('checkSubnets', () => {
  it('describes all of them in one call, and takes what fits', async () => {
    const { texts, calls, lines } = await check({ Subnets: [subnet(A), subnet(B)] });

    expect({ texts, lines }).toEqual({ texts: [], lines: [] });
    expect(calls).toEqual([
      { action: 'DescribeSubnets', input: { Filters: [{ Name: 'subnet-id', Values: subnetIds }] } },
    ]);
    expect((await check({}, { subnetIds: [] })).calls).toEqual([]);
  });

  it.each<[string, readonly Subnet[], string]>([
    ['one that does not exist', [subnet(A)], `${B} is not valid because there is no such subnet`],
    [
      'two VPCs',
      [subnet(A), subnet(B, { VpcId: 'vpc-2' })],
      'they are in vpc-1, vpc-2; expected subnets of one VPC',
    ],
    [
      'no room anywhere',
      [subnet(A, { AvailableIpAddressCount: 1 }), subnet(B, { AvailableIpAddressCount: 0 })],
      `too few addresses are free (${A} has 1, ${B} has 0); expected 2 in one of them`,
    ],
  ])('refuses %s', async (_title, Subnets, part) => {
    const { texts } = await check({ Subnets });

    expect(texts).toEqual([expect.stringContaining(part)]);
    expect(texts[0]).toMatch(/^subnet-ids: /);
  });

  it('lists every problem at once', async () => {
    const { texts } = await check({
      Subnets: [subnet(A, { AvailableIpAddressCount: 0 })],
    });

    expect(texts).toHaveLength(2);
  });

  it('warns of one that has no room while another has', async () => {
    const { texts, lines } = await check({ Subnets: [subnet(A, { AvailableIpAddressCount: 1 }), subnet(B)] });

    expect(texts).toEqual([]);
    expect(lines).toEqual([`subnet-ids: ${A} has 1 free addresses for 2 instances.`]);
  });

  it('lets a quorum gather from several', async () => {
    const Subnets = [subnet(A, { AvailableIpAddressCount: 1 }), subnet(B, { AvailableIpAddressCount: 1 })];

    expect((await check({ Subnets }, { count: 3, minimum: 2 })).texts).toEqual([]);
    expect((await check({ Subnets }, { count: 4, minimum: 3 })).texts).toHaveLength(1);
  });

  it('leaves to the way of reaching machines whether a private subnet will do', async () => {
    const Subnets = [subnet(A, { MapPublicIpOnLaunch: false }), subnet(B, { Ipv6Native: true })];

    expect((await check({ Subnets })).texts).toEqual([]);
  });

  it('refuses groups of another VPC', async () => {
    const groups = [{ GroupId: 'sg-00000001', VpcId: 'vpc-9' }];

    const { texts } = await check(
      { Subnets: [subnet(A), subnet(B)] },
      { securityGroupIds: OWN_GROUP },
      groups,
    );

    expect(texts).toEqual([
      "security-group-ids: sg-00000001 is not valid because it is in vpc-9, the subnets are in vpc-1; expected groups of the subnets' VPC",
    ]);
  });

  describe('without subnets', () => {
    const change = { subnetIds: [], securityGroupIds: OWN_GROUP };
    const groups = [{ GroupId: 'sg-00000001', VpcId: 'vpc-9' }];

    it('refuses groups that are not of the default VPC', async () => {
      const { texts, calls } = await check({ Vpcs: [{ VpcId: 'vpc-1' }] }, change, groups);

      expect(texts).toEqual([
        'security-group-ids: sg-00000001 is not valid because it is in vpc-9, and without a subnet the machines are in vpc-1, the default VPC of eu-central-1; expected subnet-ids of vpc-9, or groups of the default VPC',
      ]);
      expect(calls).toEqual([
        { action: 'DescribeVpcs', input: { Filters: [{ Name: 'is-default', Values: ['true'] }] } },
      ]);
    });

    it('takes groups of the default VPC, and leaves an account without one to the launch', async () => {
      expect((await check({ Vpcs: [{ VpcId: 'vpc-9' }] }, change, groups)).texts).toEqual([]);
      expect((await check({ Vpcs: [] }, change, groups)).texts).toEqual([]);
    });

    it('leaves the check to the launch where VPCs may not be described', async () => {
      const { texts, lines } = await check(ec2Error('UnauthorizedOperation', 403), change, groups);

      expect(texts).toEqual([]);
      expect(lines).toEqual([expect.stringContaining('ec2:DescribeVpcs is not permitted')]);
    });
  });

  it('needs the permission where the fleet gets a group of its own, and warns otherwise', async () => {
    const denied = ec2Error('UnauthorizedOperation', 403);

    const { findings } = await check(denied);
    expect(findings).toMatchObject([{ code: 'PERMISSION_DENIED', cause: { action: 'ec2:DescribeSubnets' } }]);

    const { texts, lines } = await check(denied, { securityGroupIds: OWN_GROUP });
    expect(texts).toEqual([]);
    expect(lines).toEqual([expect.stringContaining('ec2:DescribeSubnets is not permitted')]);
  });
});
