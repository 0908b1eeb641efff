import { CreateSecurityGroupCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { beforeEach, expect, it } from 'vitest';
import { type FormResponse, sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let source: string;

beforeEach(async () => {
  sim = simulate();
  source = await createGroup('source');
  await createGroup('target');
});

async function createGroup(GroupName: string): Promise<string> {
  const { GroupId = '' } = await sim.ec2.send(
    new CreateSecurityGroupCommand({ GroupName, Description: 'x' }),
  );
  return GroupId;
}

/** The rules of the group `target`: protocol, ports, and the source `from`. */
async function rules(): Promise<string[]> {
  const { SecurityGroups = [] } = await sim.ec2.send(
    new DescribeSecurityGroupsCommand({ GroupNames: ['target'] }),
  );
  return (SecurityGroups[0]?.IpPermissions ?? []).map((permission) => {
    const { IpProtocol, FromPort, ToPort, IpRanges = [], UserIdGroupPairs = [] } = permission;
    const peers = [
      ...IpRanges.map(({ CidrIp }) => CidrIp),
      ...UserIdGroupPairs.map(({ GroupId }) => (GroupId === source ? 'source' : GroupId)),
    ];
    return `${IpProtocol} ${FromPort}-${ToPort} ${peers.join(',')}`;
  });
}

function send(verb: 'Authorize' | 'Revoke', rule: object): Promise<FormResponse> {
  return sendForm(sim.local, { Action: `${verb}SecurityGroupIngress`, GroupName: 'target', ...rule });
}

const ALL = ['tcp 0-65535 source', 'udp 0-65535 source', 'icmp -1--1 source'];

it.each<[rule: Record<string, string>, expected: string[]]>([
  [{ SourceSecurityGroupName: 'source' }, ALL],
  [{ SourceSecurityGroupName: 'source', SourceSecurityGroupOwnerId: '111122223333' }, ALL],
  [{ IpProtocol: 'tcp', FromPort: '22', ToPort: '22', CidrIp: '10.0.0.0/8' }, ['tcp 22-22 10.0.0.0/8']],
  [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }, ['-1 undefined-undefined 0.0.0.0/0']],
  [
    {
      'IpPermissions.1.IpProtocol': 'tcp',
      'IpPermissions.1.FromPort': '0',
      'IpPermissions.1.ToPort': '65535',
      'IpPermissions.1.Groups.1.GroupName': 'source',
    },
    ['tcp 0-65535 source'],
  ],
  [
    {
      'IpPermissions.1.IpProtocol': 'icmp',
      'IpPermissions.1.FromPort': '-1',
      'IpPermissions.1.ToPort': '-1',
      'IpPermissions.1.Groups.1.GroupName': 'source',
      'IpPermissions.1.Groups.1.UserId': '111122223333',
    },
    ['icmp -1--1 source'],
  ],
])('row 56: %j allows %j, and the same form revokes it', async (rule, expected) => {
  const authorized = await send('Authorize', rule);
  const during = await rules();
  const revoked = await send('Revoke', rule);

  expect([authorized.status, revoked.status]).toEqual([200, 200]);
  expect(during.toSorted()).toEqual(expected.toSorted());
  expect(await rules()).toEqual([]);
});

it.each<[code: string, rule: Record<string, string>]>([
  ['InvalidParameterCombination', { SourceSecurityGroupName: 'source', CidrIp: '10.0.0.0/8' }],
  ['InvalidParameterCombination', { SourceSecurityGroupName: 'source', IpProtocol: 'tcp' }],
  ['InvalidParameterCombination', { SourceSecurityGroupName: 'source', FromPort: '22' }],
  ['InvalidParameterCombination', { SourceSecurityGroupName: 'source', ToPort: '22' }],
  ['MissingParameter', { SourceSecurityGroupOwnerId: '111122223333' }],
  ['NotImplemented', { SourceSecurityGroupName: 'source', SourceSecurityGroupOwnerId: '999999999999' }],
  ['InvalidGroup.NotFound', { SourceSecurityGroupName: 'nobody' }],
  ['MissingParameter', { CidrIp: '10.0.0.0/8' }],
  ['MissingParameter', { IpProtocol: 'tcp', FromPort: '22', ToPort: '22' }],
  [
    'MissingParameter',
    {
      'IpPermissions.1.IpProtocol': '-1',
      'IpPermissions.1.IpRanges.1.CidrIp': '0.0.0.0/0',
      CidrIp: '10.0.0.0/8',
    },
  ],
])('row 56: %s for %j, whichever call it is', async (code, rule) => {
  const authorized = await send('Authorize', rule);
  const revoked = await send('Revoke', rule);

  expect([authorized.code, revoked.code]).toEqual([code, code]);
  expect(await rules()).toEqual([]);
});

it('row 56: rules are revoked by id or by what they allow, not by both', async () => {
  const { body } = await send('Authorize', { SourceSecurityGroupName: 'source' });
  const [, id = ''] = /<securityGroupRuleId>([^<]*)</.exec(body) ?? [];

  const both = await send('Revoke', { SourceSecurityGroupName: 'source', 'SecurityGroupRuleId.1': id });
  const one = await send('Revoke', { 'SecurityGroupRuleId.1': id });

  expect([both.code, one.code]).toEqual(['InvalidParameterCombination', '']);
  expect(await rules()).toHaveLength(2);
});
