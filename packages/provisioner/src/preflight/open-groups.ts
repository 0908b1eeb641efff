import type { Problem } from '@ami-select/core';
import { DescribeSecurityGroupsCommand, type IpPermission, type SecurityGroup } from '@aws-sdk/client-ec2';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { breadthOf, type Cidr, isWithin, parseCidr } from '../fleet/cidr.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';

const ACTION = 'ec2:DescribeSecurityGroups';
const SSH_PORT = 22;

/**
 * The caller's own groups that open SSH to the world, in one rule or in several together. One that is wide is a
 * warning. Networks that the internet does not route do not make a group open.
 */
export function findOpenGroups(
  { securityGroupIds = [] }: FleetIntent,
  groups: readonly SecurityGroup[],
  dependencies: Pick<ProvisionerDependencies, 'logger'>,
): readonly Problem[] {
  // Rules of all groups hold together for an instance.
  const networks = groups.flatMap(sshNetworks);
  const names = securityGroupIds.join(', ');
  warnOfPrefixLists(groups, dependencies);
  if (breadthOf(networks.filter(isRouted)) === 'open') return [refusal(names, networks)];
  if (breadthOf(networks) !== 'narrow') {
    dependencies.logger.warn(
      `security-group-ids: SSH is open to ${listed(networks)} in ${names}; prefer the addresses you come from.`,
    );
  }
  return [];
}

function refusal(names: string, networks: readonly Network[]): Problem {
  const message = `${names} is not valid because SSH would be open to the world, to ${listed(networks)}; expected groups that open port ${SSH_PORT} to networks you own, together no wider than /16 (IPv6 /32)`;
  return { field: 'security-group-ids', message };
}

/** Nothing where the launch itself is refused for these groups, and nothing with a warning where they may not be described. */
export async function describeGroups(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<readonly SecurityGroup[]> {
  if (ids.length === 0) return [];
  const command = new DescribeSecurityGroupsCommand({ GroupIds: [...ids] });
  try {
    const response = await retry(() => dependencies.ec2.send(command), { action: ACTION }, dependencies);
    return response.SecurityGroups ?? [];
  } catch (error) {
    const failure = toProvisionerError(error, ACTION);
    if (failure.code === 'REFUSED') return [];
    if (failure.code !== 'PERMISSION_DENIED') throw failure;
    dependencies.logger.warn(
      `security-group-ids: nobody checked who may reach SSH through ${ids.join(', ')}, since ${ACTION} is not permitted.`,
    );
    return [];
  }
}

interface Network extends Cidr {
  readonly text: string;
}

function sshNetworks({ IpPermissions = [] }: SecurityGroup): Network[] {
  return IpPermissions.filter(opensSsh).flatMap(({ IpRanges = [], Ipv6Ranges = [] }) => {
    const texts = [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)];
    return texts.flatMap((text) => {
      const network = text === undefined ? undefined : parseCidr(text);
      return text === undefined || network === undefined ? [] : [{ ...network, text }];
    });
  });
}

/** By name or number of the protocol; `-1` is every protocol and port. */
function opensSsh({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean {
  if (IpProtocol === '-1') return true;
  return (IpProtocol === 'tcp' || IpProtocol === '6') && FromPort <= SSH_PORT && SSH_PORT <= ToPort;
}

function warnOfPrefixLists(
  groups: readonly SecurityGroup[],
  { logger }: Pick<ProvisionerDependencies, 'logger'>,
): void {
  const rules = groups.flatMap(({ IpPermissions = [] }) => IpPermissions.filter(opensSsh));
  const lists = rules.flatMap(({ PrefixListIds = [] }) =>
    PrefixListIds.map(({ PrefixListId }) => PrefixListId),
  );
  if (lists.length === 0) return;
  logger.warn(
    `security-group-ids: SSH is open to the prefix list ${lists.join(', ')}, which nobody checked.`,
  );
}

/** Private, shared, link-local and loopback networks. */
const UNROUTED = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
  'fe80::/10',
].flatMap((text) => parseCidr(text) ?? []);

function isRouted(network: Cidr): boolean {
  return !UNROUTED.some((other) => isWithin(network, other));
}

const MOST_LISTED = 5;

function listed(networks: readonly Network[]): string {
  const texts = networks.map(({ text }) => text);
  const more = texts.length - MOST_LISTED;
  return more > 0 ? `${texts.slice(0, MOST_LISTED).join(', ')} and ${more} more` : texts.join(', ');
}
