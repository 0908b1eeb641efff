import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { Ec2Port } from './ports.ts';

/** The regions that are enabled for the account, of the partition of the client's region. */
export async function enabledRegions(ec2: Ec2Port): Promise<readonly string[]> {
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}));
  const enabled = Regions.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in');
  return enabled.flatMap(({ RegionName }) => RegionName ?? []).toSorted();
}
