import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  RevokeSecurityGroupIngressCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const SSH = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 };

let sim: Simulation;
let ec2: EC2Client;

beforeEach(() => {
  sim = simulate();
  ec2 = sim.ec2;
});

async function createGroup(GroupName: string): Promise<string> {
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'test' }));
  return GroupId!;
}

describe('security groups', () => {
  it('F6: a second group of the same name is refused', async () => {
    await createGroup('twice');

    expect(await refusal(createGroup('twice'))).toMatchObject({ name: 'InvalidGroup.Duplicate' });
  });

  it('takes networks for the same that differ behind their prefix, in one call and in two', async () => {
    const GroupId = await createGroup('canonical');
    const allow = (...networks: string[]) =>
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId,
          IpPermissions: [{ ...SSH, IpRanges: networks.map((CidrIp) => ({ CidrIp })) }],
        }),
      );

    const twice = await refusal(allow('10.0.0.0/8', '10.0.0.5/8'));
    const { SecurityGroupRules } = await allow('10.0.0.5/8');
    const again = await refusal(allow('10.0.0.0/8'));

    expect(twice.message).toBe('The same permission must not appear multiple times');
    expect(SecurityGroupRules?.[0]?.CidrIpv4).toBe('10.0.0.0/8');
    expect(again.name).toBe('InvalidPermission.Duplicate');
  });

  it.each(['für alle', 'two\nlines', 'x'.repeat(256)])('refuses the description %j', async (Description) => {
    const create = new CreateSecurityGroupCommand({ GroupName: 'described', Description });

    expect(await refusal(ec2.send(create))).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('keeps rules, shows them as permissions and as rules, and refuses duplicates', async () => {
    const GroupId = await createGroup('rules');
    const allow = new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ ...SSH, IpRanges: [{ CidrIp: '203.0.113.7/32', Description: 'me' }] }],
    });

    await ec2.send(allow);
    const again = await refusal(ec2.send(allow));
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
    const { SecurityGroupRules } = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }),
    );

    expect(again.name).toBe('InvalidPermission.Duplicate');
    expect(SecurityGroups?.[0]?.IpPermissions).toEqual([
      {
        ...SSH,
        IpRanges: [{ CidrIp: '203.0.113.7/32', Description: 'me' }],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [],
      },
    ]);
    expect(SecurityGroupRules?.map(({ IsEgress }) => IsEgress).sort()).toEqual([false, true]);
  });

  it('finds groups by the filters of their rules', async () => {
    const GroupId = await createGroup('filtered');
    await createGroup('other');
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, ...SSH, CidrIp: '198.51.100.0/24' }));

    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'ip-permission.cidr', Values: ['198.51.100.*'] }],
      }),
    );

    expect(SecurityGroups?.map((group) => group.GroupId)).toEqual([GroupId]);
  });

  it('refuses malformed addresses and port ranges', async () => {
    const GroupId = await createGroup('malformed');
    const allow = (input: object) =>
      refusal(
        ec2.send(
          new AuthorizeSecurityGroupIngressCommand({ GroupId, ...SSH, CidrIp: '10.0.0.0/8', ...input }),
        ),
      );

    expect(await allow({ CidrIp: '10.0.0.0' })).toMatchObject({
      message: 'CIDR block 10.0.0.0 is malformed',
    });
    expect(await allow({ FromPort: 23 })).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('revokes a rule, and reports when there is none', async () => {
    const GroupId = await createGroup('revoked');
    const rule = { GroupId, ...SSH, CidrIp: '10.0.0.0/8' };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(rule));

    await ec2.send(new RevokeSecurityGroupIngressCommand(rule));
    const again = await refusal(ec2.send(new RevokeSecurityGroupIngressCommand(rule)));

    expect(again.name).toBe('InvalidPermission.NotFound');
  });

  it('F18: a group cannot go before the interface of its machine has gone', async () => {
    const GroupId = await createGroup('in-use');
    const [launched] = await launchTest(ec2, { SecurityGroupIds: [GroupId] });
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [launched!.InstanceId] }));
    const remove = () => ec2.send(new DeleteSecurityGroupCommand({ GroupId }));

    sim.local.clock.advance(30_000);
    const early = await refusal(remove());
    const held = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }),
    );
    sim.local.clock.advance(10_000);
    await remove();

    expect(early.name).toBe('DependencyViolation');
    expect(held.NetworkInterfaces).toHaveLength(1);
    expect(sim.local.journal.remaining()).toEqual([]);
  });

  it('F18, F19: nor while another group names it; by name the code is another; the default group stays', async () => {
    const GroupId = await createGroup('named');
    const other = await createGroup('other');
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: other,
        IpPermissions: [{ ...SSH, UserIdGroupPairs: [{ GroupId }] }],
      }),
    );

    const byId = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
    const byName = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupName: 'named' })));
    const standard = await refusal(ec2.send(new DeleteSecurityGroupCommand({ GroupName: 'default' })));

    expect([byId.name, byName.name, standard.name]).toEqual([
      'DependencyViolation',
      'InvalidGroup.InUse',
      'CannotDelete',
    ]);
  });
});
