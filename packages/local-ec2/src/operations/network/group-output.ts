import type { IpPermission, SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { RegionState } from '../../state/region-state.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';

export function groupOutput(group: GroupRecord, region: RegionState): SecurityGroup {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    OwnerId: group.ownerId,
    VpcId: group.vpcId,
    SecurityGroupArn: `arn:aws:ec2:${region.name}:${group.ownerId}:security-group/${group.id}`,
    IpPermissions: permissionsOf(group, { egress: false }),
    IpPermissionsEgress: permissionsOf(group, { egress: true }),
    Tags: [...region.tags.of(group.id)],
  };
}

export function ruleOutput(rule: GroupRule, group: GroupRecord, region: RegionState): SecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: group.id,
    GroupOwnerId: group.ownerId,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    CidrIpv4: rule.cidrIpv4,
    CidrIpv6: rule.cidrIpv6,
    PrefixListId: rule.prefixListId,
    ReferencedGroupInfo:
      rule.groupId === undefined ? undefined : { GroupId: rule.groupId, UserId: group.ownerId },
    Description: rule.description,
    Tags: [...region.tags.of(rule.id)],
  };
}

/** Rules with the same ports are one permission with several ranges. */
function permissionsOf({ rules, ownerId }: GroupRecord, { egress }: { egress: boolean }): IpPermission[] {
  const groups = Map.groupBy(
    rules.filter((rule) => rule.egress === egress),
    ({ protocol, fromPort, toPort }) => [protocol, fromPort, toPort].join(' '),
  );
  return [...groups.values()].map((same) => ({
    IpProtocol: same[0]?.protocol,
    FromPort: same[0]?.fromPort,
    ToPort: same[0]?.toPort,
    IpRanges: same.flatMap(({ cidrIpv4, description }) =>
      cidrIpv4 === undefined ? [] : [{ CidrIp: cidrIpv4, Description: description }],
    ),
    Ipv6Ranges: same.flatMap(({ cidrIpv6, description }) =>
      cidrIpv6 === undefined ? [] : [{ CidrIpv6: cidrIpv6, Description: description }],
    ),
    PrefixListIds: same.flatMap(({ prefixListId, description }) =>
      prefixListId === undefined ? [] : [{ PrefixListId: prefixListId, Description: description }],
    ),
    UserIdGroupPairs: same.flatMap(({ groupId, description }) =>
      groupId === undefined ? [] : [{ GroupId: groupId, UserId: ownerId, Description: description }],
    ),
  }));
}
