import {
  CreateSecurityGroupCommand,
  DescribeAccountAttributesCommand,
  DescribeInstancesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { simulate } from '../testing/simulate.ts';

describe('an account without a default VPC', () => {
  it('has to name a subnet, or the VPC', async () => {
    const { ec2 } = simulate({ network: 'no-default-vpc' });
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    const group = { GroupName: 'mine', Description: 'mine' };

    expect(Vpcs).toMatchObject([{ IsDefault: false }]);
    expect(new Set(Subnets.map(({ DefaultForAz }) => DefaultForAz))).toEqual(new Set([false]));
    expect((await refusal(launchTest(ec2))).name).toBe('VPCIdNotSpecified');
    expect((await refusal(ec2.send(new CreateSecurityGroupCommand(group)))).name).toBe('VPCIdNotSpecified');
    await launchTest(ec2, { SubnetId: Subnets[0]?.SubnetId });
    await ec2.send(new CreateSecurityGroupCommand({ ...group, VpcId: Vpcs[0]?.VpcId }));
    const { AccountAttributes } = await ec2.send(
      new DescribeAccountAttributesCommand({ AttributeNames: ['default-vpc'] }),
    );
    expect(AccountAttributes?.[0]?.AttributeValues).toEqual([{ AttributeValue: 'none' }]);
  });
});

describe('IPv6-only subnets', () => {
  it('give machines an IPv6 address and no other', async () => {
    const { ec2, local } = simulate({ network: 'ipv6' });
    const Filters = [{ Name: 'ipv6-native', Values: ['true'] }];
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
    const [subnet] = Subnets;
    const vpcs = await ec2.send(new DescribeVpcsCommand({}));

    await launchTest(ec2, { SubnetId: subnet?.SubnetId });
    local.clock.advance(60_000);
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));

    expect(vpcs.Vpcs?.[0]?.Ipv6CidrBlockAssociationSet).toMatchObject([
      { Ipv6CidrBlock: '2001:db8:1200::/56' },
    ]);
    expect(subnet).toMatchObject({
      AssignIpv6AddressOnCreation: true,
      AvailableIpAddressCount: 0,
      Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8:1200:1::/64' }],
      MapPublicIpOnLaunch: false,
    });
    expect(subnet?.CidrBlock).toBeUndefined();
    const [instance] = Reservations[0]?.Instances ?? [];
    expect(instance).toMatchObject({ Ipv6Address: '2001:db8:1200:1::ac1f:8004', State: { Name: 'running' } });
    expect(instance?.PrivateIpAddress ?? instance?.PublicIpAddress).toBeUndefined();
    expect(instance?.NetworkInterfaces).toMatchObject([
      { Ipv6Addresses: [{ Ipv6Address: '2001:db8:1200:1::ac1f:8004' }] },
    ]);
  });

  it('take no launch that names no subnet', async () => {
    const { ec2 } = simulate({ network: 'ipv6' });

    const launched = await launchTest(ec2, { MinCount: 20, MaxCount: 20 });

    for (const { PrivateIpAddress } of launched) expect(PrivateIpAddress).toMatch(/^172\.31\.\d{1,2}\./);
  });
});
