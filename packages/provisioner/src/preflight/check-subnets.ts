import type { Problem } from '@ami-select/core';
import { countOf } from '@ami-select/core';
import { DescribeSubnetsCommand, type SecurityGroup, type Subnet } from '@aws-sdk/client-ec2';
import { collectPages, filtersOf } from '../aws/pages.ts';
import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { checkDefaultVpc } from './check-default-vpc.ts';
import { type Finding, findingOf } from './finding.ts';

const ACTION = 'ec2:DescribeSubnets';

/**
 * What is wrong with the subnets of the intent: that there is no such subnet, several VPCs, other VPCs than the caller's
 * groups have, no room in any of them. One that merely lacks room is a warning. Without subnets it is the default VPC.
 */
export async function checkSubnets(
  intent: FleetIntent,
  groups: readonly SecurityGroup[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Finding[]> {
  const ids = [...new Set(intent.pools.flatMap(({ subnetId }) => subnetId ?? []))];
  if (ids.length === 0) return checkDefaultVpc(intent, groups, dependencies);
  let subnets: readonly Subnet[];
  try {
    subnets = await describeSubnets(ids, dependencies);
  } catch (error) {
    if (!(error instanceof ProvisionerError) || error.code !== 'PERMISSION_DENIED') throw error;
    // The launch needs the permission only to create a group in the right VPC.
    if (intent.securityGroupName !== undefined) return [findingOf(error)];
    dependencies.logger.warn(
      `subnet-ids: nobody checked ${ids.join(', ')}, since ${ACTION} is not permitted.`,
    );
    return [];
  }
  return [
    ...missing(ids, subnets),
    ...severalVpcs(subnets),
    ...otherVpcs(subnets, groups),
    ...withoutRoom(intent, subnets, dependencies),
  ].map((problem) => ({ code: 'INVALID_REQUEST', problem }));
}

/** By filter, so that one that does not exist hides none of the others. */
async function describeSubnets(
  ids: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<readonly Subnet[]> {
  const lists = filtersOf('subnet-id', ids).map((Filters) =>
    collectPages(
      (next) =>
        request(
          () => dependencies.ec2.send(new DescribeSubnetsCommand({ Filters, ...next })),
          { action: ACTION },
          dependencies,
        ),
      ({ Subnets = [] }) => Subnets,
    ),
  );
  return (await Promise.all(lists)).flat();
}

function missing(ids: readonly string[], subnets: readonly Subnet[]): Problem[] {
  const absent = ids.filter((id) => !subnets.some(({ SubnetId }) => SubnetId === id));
  return absent.length === 0
    ? []
    : [problem(absent, 'there is no such subnet in this region', 'subnets of this account and region')];
}

function severalVpcs(subnets: readonly Subnet[]): Problem[] {
  const vpcs = vpcsOf(subnets);
  if (vpcs.length < 2) return [];
  return [problem(subnets.map(idOf), `they are in ${vpcs.join(', ')}`, 'subnets of one VPC')];
}

function otherVpcs(subnets: readonly Subnet[], groups: readonly SecurityGroup[]): Problem[] {
  const vpcs = vpcsOf(subnets);
  const strangers = groups.filter(({ VpcId }) => VpcId !== undefined && !vpcs.includes(VpcId));
  return vpcs.length === 0
    ? []
    : strangers.map(({ GroupId, VpcId }) => ({
        field: 'security-group-ids',
        message: `${GroupId} is not valid because it is in ${VpcId}, the subnets are in ${vpcs.join(', ')}; expected groups of the subnets' VPC`,
      }));
}

function withoutRoom(
  { count, minimum }: FleetIntent,
  subnets: readonly Subnet[],
  { logger }: ProvisionerDependencies,
): Problem[] {
  const least = Math.min(count, minimum);
  // It counts IPv4 addresses, of which an IPv6-only subnet has none and needs none.
  const free = ({ AvailableIpAddressCount, Ipv6Native }: Subnet): number =>
    Ipv6Native === true ? Number.POSITIVE_INFINITY : (AvailableIpAddressCount ?? Number.POSITIVE_INFINITY);
  const full = subnets.filter((subnet) => free(subnet) < count);
  const rooms = full.map((subnet) => `${idOf(subnet)} has ${free(subnet)}`).join(', ');
  if (full.length === 0) return [];
  const total = subnets.reduce((sum, subnet) => sum + free(subnet), 0);
  const isEnough = least < count ? total >= least : full.length < subnets.length;
  if (!isEnough) {
    return [problem(full.map(idOf), `too few addresses are free (${rooms})`, `${least} in one of them`)];
  }
  logger.warn(`subnet-ids: ${rooms} free addresses for ${countOf(count, 'instance')}.`);
  return [];
}

function problem(ids: readonly string[], reason: string, expected: string): Problem {
  return {
    field: 'subnet-ids',
    message: `${ids.join(', ')} is not valid because ${reason}; expected ${expected}`,
  };
}

function vpcsOf(subnets: readonly Subnet[]): readonly string[] {
  return [...new Set(subnets.flatMap(({ VpcId }) => VpcId ?? []))];
}

function idOf({ SubnetId = '' }: Subnet): string {
  return SubnetId;
}
