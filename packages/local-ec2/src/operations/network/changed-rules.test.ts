import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, expect, it } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

let sim: Simulation;
let GroupId: string;
let ruleId: string;

function permission(port: number, Description?: string) {
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    IpRanges: [{ CidrIp: '10.0.0.0/8', ...(Description !== undefined && { Description }) }],
  };
}

async function ruleNow() {
  const { SecurityGroupRules } = await sim.ec2.send(
    new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: [ruleId] }),
  );
  return SecurityGroupRules?.[0];
}

beforeEach(async () => {
  sim = simulate();
  const made = await sim.ec2.send(new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web' }));
  GroupId = made.GroupId!;
  const { SecurityGroupRules } = await sim.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(22, 'shell')] }),
  );
  ruleId = SecurityGroupRules![0]!.SecurityGroupRuleId!;
});

it('a rule gets another description by what it allows, or by its id', async () => {
  const update = (input: object) =>
    sim.ec2.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId, ...input }));

  await update({ IpPermissions: [permission(22, 'login')] });
  const first = await ruleNow();
  await update({
    SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: ruleId, Description: 'by id' }],
  });
  const second = await ruleNow();
  await update({ IpPermissions: [permission(22)] });
  const third = await ruleNow();

  expect([first, second, third].map((rule) => rule?.Description)).toEqual(['login', 'by id', undefined]);
});

it('an unknown rule gets no description', async () => {
  const refused = refusal(
    sim.ec2.send(
      new UpdateSecurityGroupRuleDescriptionsIngressCommand({ GroupId, IpPermissions: [permission(23)] }),
    ),
  );

  expect(await refused).toMatchObject({ name: 'InvalidPermission.NotFound' });
});

it('a rule allows something else and keeps its id', async () => {
  const SecurityGroupRule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 81, CidrIpv4: '192.0.2.0/24' };

  await sim.ec2.send(
    new ModifySecurityGroupRulesCommand({
      GroupId,
      SecurityGroupRules: [{ SecurityGroupRuleId: ruleId, SecurityGroupRule }],
    }),
  );

  expect(await ruleNow()).toMatchObject({ SecurityGroupRuleId: ruleId, ...SecurityGroupRule });
});

it('a rule does not become another one of its group', async () => {
  await sim.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(80)] }));
  const SecurityGroupRule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv4: '10.0.0.0/8' };
  const refused = refusal(
    sim.ec2.send(
      new ModifySecurityGroupRulesCommand({
        GroupId,
        SecurityGroupRules: [{ SecurityGroupRuleId: ruleId, SecurityGroupRule }],
      }),
    ),
  );

  expect(await refused).toMatchObject({ name: 'InvalidPermission.Duplicate' });
});
