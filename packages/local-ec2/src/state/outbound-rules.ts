import type { Outbound, OutboundRule } from '@ami-select/sandbox';
import type { RegionState } from './region-state.ts';
import type { GroupRule, InstanceRecord } from './resources.ts';

/**
 * Traffic that security groups let out by IPv4: the union of their rules, `everything` where one of them says so. A rule that
 * names a group means the private addresses of its instances. Protocols besides TCP and UDP go out by rules for all only.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function outboundRules({ groupIds }: Pick<InstanceRecord, 'groupIds'>, region: RegionState): Outbound {
  const rules = groupIds
    .flatMap((id) => region.groups.get(id)?.rules ?? [])
    .filter(({ egress }) => egress)
    .flatMap((rule) => readRule(rule, region));
  const isEverything = rules.some(
    ({ protocol, destination }) => protocol === 'all' && destination === '0.0.0.0/0',
  );
  return isEverything ? 'everything' : rules;
}

function readRule(rule: GroupRule, region: RegionState): OutboundRule[] {
  const protocol = protocolOf(rule);
  if (protocol === undefined) return [];
  const { fromPort = 0, toPort = 65_535 } = rule;
  return destinationsOf(rule, region).map((destination) => ({ protocol, fromPort, toPort, destination }));
}

function protocolOf({ protocol }: GroupRule): OutboundRule['protocol'] | undefined {
  if (protocol === '-1') return 'all';
  return protocol === 'tcp' || protocol === 'udp' ? protocol : undefined;
}

function destinationsOf({ cidrIpv4, groupId }: GroupRule, region: RegionState): readonly string[] {
  if (cidrIpv4 !== undefined) return [cidrIpv4];
  if (groupId === undefined) return [];
  return [...region.living]
    .filter(({ groupIds }) => groupIds.includes(groupId))
    .map(({ privateIp }) => `${privateIp}/32`);
}
