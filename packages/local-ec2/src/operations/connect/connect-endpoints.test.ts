import {
  AuthorizeSecurityGroupIngressCommand,
  CreateInstanceConnectEndpointCommand,
  CreateSecurityGroupCommand,
  DeleteInstanceConnectEndpointCommand,
  DescribeInstanceConnectEndpointsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { presignV4 } from '../../testing/sign-v4.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

async function firstSubnet({ ec2 }: Simulation): Promise<{ SubnetId: string; VpcId: string | undefined }> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return { SubnetId: Subnets[0]?.SubnetId ?? '', VpcId: Subnets[0]?.VpcId };
}

it('an endpoint is created once per token, found by its VPC, and deleted', async () => {
  const sim = simulate({ latencies: 'none' });
  const { SubnetId, VpcId } = await firstSubnet(sim);
  const Tags = [{ Key: 'team', Value: 'a' }];
  const TagSpecifications = [{ ResourceType: 'instance-connect-endpoint' as const, Tags }];
  const create = new CreateInstanceConnectEndpointCommand({ SubnetId, ClientToken: 't', TagSpecifications });

  const first = await sim.ec2.send(create);
  const again = await sim.ec2.send(create);

  const id = first.InstanceConnectEndpoint?.InstanceConnectEndpointId ?? '';
  expect(again.InstanceConnectEndpoint?.InstanceConnectEndpointId).toBe(id);
  const Filters = [
    { Name: 'vpc-id', Values: [VpcId ?? ''] },
    { Name: 'state', Values: ['create-complete'] },
  ];
  const found = await sim.ec2.send(new DescribeInstanceConnectEndpointsCommand({ Filters }));
  expect(found.InstanceConnectEndpoints).toMatchObject([
    { InstanceConnectEndpointId: id, SubnetId, DnsName: 'local-ec2.invalid', Tags, PreserveClientIp: false },
  ]);
  const { Tags: tagged = [] } = await sim.ec2.send(
    new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [id] }] }),
  );
  expect(tagged).toMatchObject([{ ResourceType: 'instance-connect-endpoint', ResourceId: id }]);
  await sim.ec2.send(new DeleteInstanceConnectEndpointCommand({ InstanceConnectEndpointId: id }));
  const gone = new DescribeInstanceConnectEndpointsCommand({ InstanceConnectEndpointIds: [id] });
  expect((await refusal(sim.ec2.send(gone))).name).toBe('InvalidInstanceConnectEndpointId.NotFound');
});

it('an endpoint takes its time, and is of IPv4 alone', async () => {
  const sim = simulate({ latencies: 'aws' });
  const { SubnetId } = await firstSubnet(sim);
  const describe = () => sim.ec2.send(new DescribeInstanceConnectEndpointsCommand({}));

  await sim.ec2.send(new CreateInstanceConnectEndpointCommand({ SubnetId }));
  const early = await describe();
  sim.local.clock.advance(120_000);

  expect(early.InstanceConnectEndpoints?.[0]?.State).toBe('create-in-progress');
  expect((await describe()).InstanceConnectEndpoints?.[0]?.State).toBe('create-complete');
  const ipv6 = new CreateInstanceConnectEndpointCommand({ SubnetId, IpAddressType: 'ipv6' });
  expect((await refusal(sim.ec2.send(ipv6))).name).toBe('NotImplemented');
});

/** Status and body of the request for a tunnel. */
async function openTunnel({ local }: Simulation, query: Record<string, string>): Promise<unknown> {
  const members = new URLSearchParams({ remotePort: '22', maxTunnelDuration: '60', ...query }).toString();
  const { host } = new URL(local.endpoint);
  const signed = { host, secret: local.credentials.secretAccessKey, now: local.clock.now() };
  const url = presignV4({ query: members, path: '/openTunnel', service: 'ec2-instance-connect', ...signed });
  const { response } = await local.requestHandler.handle({
    method: 'GET',
    path: '/openTunnel',
    query: Object.fromEntries(new URLSearchParams(url)),
    headers: { upgrade: 'websocket', host },
  });
  return [response.statusCode, JSON.parse(Buffer.from(response.body).toString())];
}

/** A machine of the default group, and an endpoint of the same or of another one. */
async function launchBehind(sim: Simulation, GroupName?: string) {
  const { SubnetId } = await firstSubnet(sim);
  const groups = GroupName === undefined ? [] : [await createGroup(sim, GroupName)];
  const created = await sim.ec2.send(
    new CreateInstanceConnectEndpointCommand({ SubnetId, SecurityGroupIds: groups }),
  );
  const [launched] = await launchTest(sim.ec2, { SubnetId });
  await sim.local.clock.sleep(1_000);
  const query = {
    instanceConnectEndpointId: created.InstanceConnectEndpoint?.InstanceConnectEndpointId ?? '',
    privateIpAddress: launched?.PrivateIpAddress ?? '',
  };
  return { query, endpointGroup: groups[0] ?? '' };
}

async function createGroup({ ec2 }: Simulation, GroupName: string): Promise<string> {
  const group = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'of a test' }));
  return group.GroupId ?? '';
}

it('a tunnel leads to SSH of a running instance that lets the endpoint in', async () => {
  const sim = simulate({ latencies: 'none' });
  const { query } = await launchBehind(sim);
  const open = (change: Record<string, string>) => openTunnel(sim, { ...query, ...change });

  // Both are in the default group, whose members reach each other.
  expect(await open({})).toEqual([200, expect.objectContaining({ port: 22, seconds: 60 })]);
  expect(await open({ remotePort: '80' })).toMatchObject([501, {}]);
  expect(await open({ maxTunnelDuration: '3601' })).toMatchObject([400, {}]);
  expect(await open({ privateIpAddress: '172.31.0.250' })).toMatchObject([404, {}]);
  const unknown = { instanceConnectEndpointId: 'eice-0123456789abcdef0' };
  expect(await open(unknown)).toMatchObject([400, { __type: 'InvalidInstanceConnectEndpointId.NotFound' }]);
});

it('a tunnel needs an inbound rule for a group of the endpoint, or for its network', async () => {
  const sim = simulate({ latencies: 'none' });
  const { query, endpointGroup } = await launchBehind(sim, 'doors');
  const { SecurityGroups = [] } = await sim.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupNames: ['default'] }),
  );
  const ports = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };
  const GroupId = SecurityGroups[0]?.GroupId ?? '';

  expect(await openTunnel(sim, query)).toMatchObject([504, { __type: 'ConnectionTimedOut' }]);
  const IpPermissions = [{ ...ports, UserIdGroupPairs: [{ GroupId: endpointGroup }] }];
  await sim.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  expect(await openTunnel(sim, query)).toMatchObject([200, {}]);
  await sim.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  const network = [{ ...ports, IpRanges: [{ CidrIp: '172.31.0.0/16' }] }];
  await sim.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: network }));
  expect(await openTunnel(sim, query)).toMatchObject([200, {}]);
});

it('a tunnel needs a signature for EC2 Instance Connect', async () => {
  const { local } = simulate();

  const headers = { upgrade: 'websocket' };
  const query = { remotePort: '22' };
  const { response } = await local.requestHandler.handle({
    method: 'GET',
    path: '/openTunnel',
    query,
    headers,
  });

  expect(response.statusCode).toBe(403);
});

it('without an upgrade there is no such call', async () => {
  const { local } = simulate();

  const { response } = await local.requestHandler.handle({ method: 'GET', path: '/openTunnel', headers: {} });

  expect(response.statusCode).toBe(404);
});
