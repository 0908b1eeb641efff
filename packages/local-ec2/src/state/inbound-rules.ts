import type { Logger } from '@ami-select/core';
import type { InboundRule } from '@ami-select/sandbox';
import { outboundRules } from './outbound-rules.ts';
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

/**
 * Applies the current rules of their groups to the machines of a region; resolves when that is done.
 * Connections that exist go on, as tracked ones do on EC2.
 */
export async function applyGroups(
  region: RegionState,
  { logger }: { readonly logger: Logger },
): Promise<void> {
  const changes = [...region.living].map(async (instance) => {
    const { sandbox } = instance;
    if (sandbox === undefined) return;
    await sandbox.letIn?.(inboundRules(instance, region));
    const outbound = outboundRules(instance, region);
    if (sandbox.letOut === undefined && outbound !== 'everything')
      logger.warn(`${instance.id} reaches everything: its sandbox cannot enforce what its groups let out`);
    await sandbox.letOut?.(outbound);
  });
  for (const change of await Promise.allSettled(changes)) {
    // A machine that is just ending has no doors any more.
    if (change.status === 'rejected')
      logger.debug(`A machine did not take its groups' rules: ${String(change.reason)}`);
  }
}

function protocolsOf({ protocol }: GroupRule): readonly InboundRule['protocol'][] {
  if (protocol === '-1') return ['tcp', 'udp'];
  return protocol === 'tcp' || protocol === 'udp' ? [protocol] : [];
}

function sourcesOf({ cidrIpv4, groupId }: GroupRule, region: RegionState): readonly string[] {
  if (cidrIpv4 !== undefined) return [cidrIpv4];
  if (groupId === undefined) return [];
  return [...region.living]
    .filter(({ groupIds }) => groupIds.includes(groupId))
    .map(({ privateIp }) => `${privateIp}/32`);
}
