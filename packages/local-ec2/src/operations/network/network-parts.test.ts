import {
  CreateTagsCommand,
  DescribeAccountAttributesCommand,
  DescribeAddressesCommand,
  DescribeDhcpOptionsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let vpcId: string;
beforeAll(async () => {
  sim = simulate();
  const { Vpcs } = await sim.ec2.send(new DescribeVpcsCommand({}));
  vpcId = Vpcs![0]!.VpcId!;
});

describe('the default network', () => {
  it('has a main route table that leads out by its internet gateway', async () => {
    const { RouteTables } = await sim.ec2.send(
      new DescribeRouteTablesCommand({
        Filters: [
          { Name: 'vpc-id', Values: [vpcId] },
          { Name: 'association.main', Values: ['true'] },
        ],
      }),
    );
    const { InternetGateways } = await sim.ec2.send(
      new DescribeInternetGatewaysCommand({
        Filters: [
          { Name: 'attachment.vpc-id', Values: [vpcId] },
          { Name: 'attachment.state', Values: ['available'] },
        ],
      }),
    );

    expect(InternetGateways).toHaveLength(1);
    expect(RouteTables?.[0]?.Routes).toMatchObject([
      { DestinationCidrBlock: '172.31.0.0/16', GatewayId: 'local' },
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGateways![0]!.InternetGatewayId },
    ]);
  });

  it('has a default list that every subnet is associated with', async () => {
    const { Subnets = [] } = await sim.ec2.send(new DescribeSubnetsCommand({}));
    const { NetworkAcls } = await sim.ec2.send(
      new DescribeNetworkAclsCommand({ Filters: [{ Name: 'default', Values: ['true'] }] }),
    );

    const associated = NetworkAcls?.[0]?.Associations?.map(({ SubnetId }) => SubnetId);

    expect(associated?.toSorted()).toEqual(Subnets.map(({ SubnetId }) => SubnetId).toSorted());
  });

  it('has the DHCP options that its VPC names', async () => {
    const { Vpcs } = await sim.ec2.send(new DescribeVpcsCommand({}));
    const { DhcpOptions } = await sim.ec2.send(
      new DescribeDhcpOptionsCommand({ DhcpOptionsIds: [Vpcs![0]!.DhcpOptionsId!] }),
    );

    expect(DhcpOptions?.[0]?.DhcpConfigurations).toContainEqual({
      Key: 'domain-name',
      Values: [{ Value: 'ec2.internal' }],
    });
  });

  it('resolves names and gives host names, as default VPCs do', async () => {
    const ask = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
      sim.ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute }));

    const [support, names] = await Promise.all([ask('enableDnsSupport'), ask('enableDnsHostnames')]);

    expect(support.EnableDnsSupport).toEqual({ Value: true });
    expect(names.EnableDnsHostnames).toEqual({ Value: true });
  });

  it('has tags on its parts, which find them', async () => {
    const { RouteTables } = await sim.ec2.send(new DescribeRouteTablesCommand({}));
    const id = RouteTables![0]!.RouteTableId!;
    await sim.ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'Name', Value: 'main' }] }));

    const found = await sim.ec2.send(
      new DescribeRouteTablesCommand({ Filters: [{ Name: 'tag:Name', Values: ['main'] }] }),
    );

    expect(found.RouteTables?.[0]).toMatchObject({
      RouteTableId: id,
      Tags: [{ Key: 'Name', Value: 'main' }],
    });
  });

  it('has neither Elastic IP addresses nor NAT gateways', async () => {
    const { Addresses } = await sim.ec2.send(
      new DescribeAddressesCommand({ Filters: [{ Name: 'instance-id', Values: ['i-1'] }] }),
    );
    const { NatGateways } = await sim.ec2.send(new DescribeNatGatewaysCommand({}));
    const address = await refusal(sim.ec2.send(new DescribeAddressesCommand({ PublicIps: ['203.0.113.1'] })));

    expect([Addresses ?? [], NatGateways ?? []]).toEqual([[], []]);
    expect(address).toMatchObject({ name: 'InvalidAddress.NotFound' });
  });

  it('refuses ids of other parts and unknown filters', async () => {
    const id = refusal(
      sim.ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: ['rtb-0123456789abcdef0'] })),
    );
    const filter = refusal(
      sim.ec2.send(new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'colour', Values: ['red'] }] })),
    );

    expect((await id).name).toBe('InvalidRouteTableID.NotFound');
    expect((await filter).name).toBe('InvalidParameterValue');
  });
});

/** As the list of EC2's error codes spells them, which mixes ID and Id. */
it.each([
  [new DescribeRouteTablesCommand({ RouteTableIds: ['x'] }), 'InvalidRouteTableId.Malformed'],
  [new DescribeNetworkAclsCommand({ NetworkAclIds: ['x'] }), 'InvalidNetworkAclId.Malformed'],
  [new DescribeInternetGatewaysCommand({ InternetGatewayIds: ['x'] }), 'InvalidInternetGatewayId.Malformed'],
  [new DescribeDhcpOptionsCommand({ DhcpOptionsIds: ['x'] }), 'InvalidDhcpOptionsId.Malformed'],
  [
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['x'] }),
    'InvalidNetworkInterfaceId.Malformed',
  ],
  [new DescribeSubnetsCommand({ SubnetIds: ['x'] }), 'InvalidSubnetID.Malformed'],
  [new DescribeVpcsCommand({ VpcIds: ['x'] }), 'InvalidVpcID.Malformed'],
  [new DescribeSecurityGroupsCommand({ GroupIds: ['x'] }), 'InvalidGroupId.Malformed'],
])('malformed ids have their code: %#', async (command, code) => {
  expect((await refusal(sim.ec2.send(command as DescribeVpcsCommand))).name).toBe(code);
});

describe('the account', () => {
  it('knows its default VPC and its quotas', async () => {
    const { AccountAttributes = [] } = await sim.ec2.send(new DescribeAccountAttributesCommand({}));
    const values = Object.fromEntries(
      AccountAttributes.map(({ AttributeName, AttributeValues }) => [
        AttributeName,
        AttributeValues?.[0]?.AttributeValue,
      ]),
    );

    expect(values).toMatchObject({ 'supported-platforms': 'VPC', 'default-vpc': vpcId });
  });
});
