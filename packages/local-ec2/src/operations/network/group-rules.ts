import type { IpPermission, TagSpecification, UserIdGroupPair } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';
import { findById, PREFIX_LIST } from '../resource-ids.ts';
import { readCidr4, readCidr6 } from './cidr.ts';
import { findGroup } from './find-group.ts';
import { type PlainRule, plainPermissions } from './plain-rules.ts';

/** The members that define the allowed traffic, of all four calls that change rules. */
export interface RuleInput extends PlainRule {
  readonly IpPermissions?: IpPermission[] | undefined;
  readonly TagSpecifications?: TagSpecification[] | undefined;
}

type RuleDraft = Omit<GroupRule, 'id'>;

const PROTOCOLS: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6' };
const NAMED: readonly string[] = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'];

/**
 * The rules that the input means, without ids.
 * @throws ApiError `InvalidParameterCombination`, `InvalidParameterValue`, `MissingParameter`, `InvalidGroup.NotFound`,
 * `InvalidPrefixListId.Malformed`, `InvalidPrefixListID.NotFound`.
 */
export function readRules(
  input: RuleInput,
  { egress }: { egress: boolean },
  context: RequestContext,
): RuleDraft[] {
  const permissions = [...(input.IpPermissions ?? []), ...plainPermissions(input)];
  const drafts = permissions.flatMap((permission) => draftsOf(permission, egress, context));
  if (drafts.length === 0)
    throw new ApiError('MissingParameter', 'The request must contain the parameter ipPermissions');
  return drafts;
}

/** Two rules are the same when they allow the same; what they are called does not matter. */
export function isSameRule(left: RuleDraft, right: RuleDraft): boolean {
  return ruleKey(left) === ruleKey(right);
}

/** Members that calls about rules understand; peering connections are refused. */
export const RULE_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  IpPermissions: [
    'IpProtocol',
    'FromPort',
    'ToPort',
    'IpRanges',
    'Ipv6Ranges',
    'PrefixListIds',
    'UserIdGroupPairs',
  ],
  'IpPermissions.UserIdGroupPairs': ['GroupId', 'GroupName', 'UserId', 'VpcId', 'Description'],
};

/**
 * Adds ids.
 * @throws ApiError `InvalidPermission.Duplicate`, `InvalidParameterValue`, `RulesPerSecurityGroupLimitExceeded`.
 */
export function addRules(
  group: GroupRecord,
  drafts: readonly RuleDraft[],
  { world }: RequestContext,
): GroupRule[] {
  if (new Set(drafts.map(ruleKey)).size < drafts.length) {
    throw new ApiError('InvalidParameterValue', 'The same permission must not appear multiple times');
  }
  const known = drafts.find((draft) => group.rules.some((rule) => isSameRule(rule, draft)));
  if (known) {
    throw new ApiError(
      'InvalidPermission.Duplicate',
      `the specified rule "${describeRule(known)}" already exists`,
    );
  }
  const egress = drafts[0]?.egress ?? false;
  const count = group.rules.filter((rule) => rule.egress === egress).length + drafts.length;
  if (count > world.settings.quotas.rulesPerGroup) {
    throw new ApiError(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
  return drafts.map((draft) => ({ ...draft, id: world.ids.next('sgr') }));
}

function describeRule({
  cidrIpv4,
  cidrIpv6,
  groupId,
  protocol,
  fromPort,
  toPort,
  egress,
}: RuleDraft): string {
  const peer = cidrIpv4 ?? cidrIpv6 ?? groupId ?? '';
  return `peer: ${peer}, ${protocol}, from port: ${fromPort}, to port: ${toPort}, ${egress ? 'EGRESS' : 'INGRESS'}, ALLOW`;
}

function ruleKey(rule: RuleDraft): string {
  const { egress, protocol, fromPort, toPort, cidrIpv4, cidrIpv6, groupId, prefixListId } = rule;
  return JSON.stringify([egress, protocol, fromPort, toPort, cidrIpv4, cidrIpv6, groupId, prefixListId]);
}

function draftsOf(permission: IpPermission, egress: boolean, context: RequestContext): RuleDraft[] {
  const common = { egress, ...portsOf(permission) };
  const described = (Description: string | undefined): { description?: string } =>
    Description === undefined ? {} : { description: Description };
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp = '', Description }) => ({
      ...common,
      cidrIpv4: readCidr4(CidrIp),
      ...described(Description),
    })),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = '', Description }) => ({
      ...common,
      cidrIpv6: readCidr6(CidrIpv6),
      ...described(Description),
    })),
    ...(permission.UserIdGroupPairs ?? []).map(({ Description, ...pair }) => ({
      ...common,
      groupId: pairedGroup(pair, context),
      ...described(Description),
    })),
    ...(permission.PrefixListIds ?? []).map(({ PrefixListId = '', Description }) => ({
      ...common,
      prefixListId: findById(PrefixListId, PREFIX_LIST, context).id,
      ...described(Description),
    })),
  ];
}

/** Groups of other accounts and of peered networks are not served; naming the own ones is fine. */
function pairedGroup(pair: UserIdGroupPair, context: RequestContext): string {
  const { GroupId, GroupName, UserId, VpcId } = pair;
  if (UserId !== undefined && UserId !== context.accountId) {
    throw notImplemented('rules that name a group of another account');
  }
  const group = findGroup({ GroupId, GroupName }, context);
  if (VpcId === undefined || VpcId === group.vpcId) return group.id;
  throw new ApiError('InvalidGroup.NotFound', `The security group '${group.id}' does not exist in ${VpcId}`);
}

function portsOf({ IpProtocol = '', FromPort, ToPort }: IpPermission): {
  protocol: string;
  fromPort?: number;
  toPort?: number;
} {
  const protocol = PROTOCOLS[IpProtocol] ?? IpProtocol.toLowerCase();
  if (!NAMED.includes(protocol) && !isProtocolNumber(protocol)) {
    throw new ApiError(
      'InvalidParameterValue',
      `Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`,
    );
  }
  if (protocol === '-1') return { protocol };
  if (protocol !== 'tcp' && protocol !== 'udp') {
    return { protocol, fromPort: FromPort ?? -1, toPort: ToPort ?? -1 };
  }
  if (FromPort === undefined || ToPort === undefined) {
    throw new ApiError(
      'InvalidParameterValue',
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`,
    );
  }
  if (FromPort < 0 || ToPort > 65_535 || FromPort > ToPort) {
    throw new ApiError('InvalidParameterValue', `Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { protocol, fromPort: FromPort, toPort: ToPort };
}

/** Of the list of IANA, which has one byte. */
function isProtocolNumber(protocol: string): boolean {
  return /^\d{1,3}$/.test(protocol) && Number(protocol) <= 255;
}
