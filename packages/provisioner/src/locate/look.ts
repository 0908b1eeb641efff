import {
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVolumesCommand,
} from '@aws-sdk/client-ec2';
import { collectPages } from '../aws/pages.ts';
import type { Ec2Port } from '../aws/ports.ts';
import { securityGroupNameOf } from '../fleet/identity.ts';
import { FLEET_TAG } from '../fleet/signature.ts';

/** Whether one region shows anything of a fleet, once: an instance, terminated ones too, a volume or its group. */
export async function showsFleet(fleetId: string, ec2: Ec2Port): Promise<boolean> {
  const byTag = { Filters: [{ Name: `tag:${FLEET_TAG}`, Values: [fleetId] }] };
  const byName = { Filters: [{ Name: 'group-name', Values: [securityGroupNameOf(fleetId)] }] };
  const shown = await Promise.all([
    collectPages(
      (next) => ec2.send(new DescribeInstancesCommand({ ...byTag, ...next })),
      ({ Reservations = [] }) => Reservations,
    ),
    collectPages(
      (next) => ec2.send(new DescribeVolumesCommand({ ...byTag, ...next })),
      ({ Volumes = [] }) => Volumes,
    ),
    collectPages(
      (next) => ec2.send(new DescribeSecurityGroupsCommand({ ...byName, ...next })),
      ({ SecurityGroups = [] }) => SecurityGroups,
    ),
  ]);
  return shown.some((found) => found.length > 0);
}
