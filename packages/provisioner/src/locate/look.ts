import {
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
  type Filter,
} from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import type { Ec2Port } from '../aws/ports.ts';
import { securityGroupNameOf, tokensOf } from '../fleet/identity.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

/**
 * Whether one region shows anything of a fleet, once: an instance, terminated ones and those without tags too, a volume or
 * its group. One search that fails matters only while the others find nothing.
 */
export async function showsFleet(fleetId: string, ec2: Ec2Port): Promise<boolean> {
  const byTag = [{ Name: `tag:${FLEET_TAG}`, Values: [fleetId] }];
  const byToken = [{ Name: 'client-token', Values: [tokensOf(fleetId)] }];
  const byName = [{ Name: 'group-name', Values: [securityGroupNameOf(fleetId)] }];
  const instances = (Filters: Filter[]) =>
    collectPages(
      (next) => ec2.send(new DescribeInstancesCommand({ Filters, ...next })),
      ({ Reservations = [] }) => Reservations,
    );
  const searches = await Promise.allSettled([
    instances(byTag),
    instances(byToken),
    collectPages(
      (next) => ec2.send(new DescribeVolumesCommand({ Filters: byTag, ...next })),
      ({ Volumes = [] }) => Volumes,
    ),
    collectPages(
      (next) => ec2.send(new DescribeSecurityGroupsCommand({ Filters: byName, ...next })),
      ({ SecurityGroups = [] }) => SecurityGroups,
    ),
  ]);
  if (searches.some((one) => one.status === 'fulfilled' && one.value.length > 0)) return true;
  for (const one of searches) if (one.status === 'rejected') throw one.reason;
  return false;
}
