import { listEnabledRegions } from '@ami-select/selector';
import { ProvisionerError } from '../fleet/errors.ts';
import type { Ec2Port } from './ports.ts';

/**
 * The regions that are enabled for the account, of the partition of the client's region: never none, which would make a
 * search of all regions one of no region, and its result "nothing is there".
 *
 * @throws ProvisionerError `UNREACHABLE_ENDPOINT` for a response that names no region, besides what the client rejects with
 */
export async function regionsOfAccount(ec2: Ec2Port): Promise<readonly string[]> {
  const regions = await listEnabledRegions(ec2);
  if (regions.length > 0) return regions;
  throw new ProvisionerError('UNREACHABLE_ENDPOINT', 'The response to ec2:DescribeRegions names no region', {
    action: 'ec2:DescribeRegions',
    hint: 'Does a proxy, or another server, respond in place of the endpoint?',
  });
}
