import type { InboundRule } from '@ami-select/sandbox';
import type { RegionState } from './region-state.ts';
import type { GroupRule, InstanceRecord } from './resources.ts';

/**
 * Inbound traffic that the security groups of an instance allow over TCP and UDP by IPv4: the union of the
 * groups' rules. A rule that names a group means the private addresses of its instances, not the public ones.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export function inboundRules(instance: InstanceRecord, region: RegionState): readonly InboundRule[] {
  return instance.groupIds
    .flatMap((id) => region.groups.get(id)?.rules ?? [])
    .filter(({ egress }) => !egress)
    .flatMap((rule) => {
      const sources = sourcesOf(rule, region);
      return protocolsOf(rule).flatMap((protocol) =>
        sources.map((source) => ({
          protocol,
          fromPort: rule.fromPort ?? 0,
          toPort: rule.toPort ?? 65_535,
          source,
        })),
      );
    });
}

function protocolsOf({ protocol }: GroupRule): readonly InboundRule['protocol'][] {
  if (protocol === '-1') return ['tcp', 'udp'];
  return protocol === 'tcp' || protocol === 'udp' ? [protocol] : [];
}

/** Tunnels of an EC2 Instance Connect Endpoint come from the endpoint's process: from this machine. */
const TUNNELS = '127.0.0.1/32';

function sourcesOf({ cidrIpv4, groupId }: GroupRule, region: RegionState): readonly string[] {
  if (cidrIpv4 !== undefined) return [cidrIpv4];
  if (groupId === undefined) return [];
  const isMember = ({ groupIds }: { readonly groupIds: readonly string[] }): boolean =>
    groupIds.includes(groupId);
  const addresses = [...region.living].filter(isMember).map(({ privateIp }) => `${privateIp}/32`);
  return [...region.connectEndpoints.values()].some(isMember) ? [...addresses, TUNNELS] : addresses;
}
