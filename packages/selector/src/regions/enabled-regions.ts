import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { foreignResponse } from '../aws/foreign-response.ts';
import { sendOptions } from '../aws/send-options.ts';
import type { Ec2Sender } from '../contract/ports.ts';

/**
 * The regions that are enabled for the account, sorted: those of the partition of `region`, never none.
 *
 * @throws SelectorError the codes of `explainAwsError`; `UNREACHABLE_ENDPOINT` for a response that names no region.
 */
export async function enabledRegions(
  ec2: Ec2Sender,
  { region, signal }: { readonly region: string; readonly signal?: AbortSignal | undefined },
): Promise<readonly string[]> {
  const action = 'ec2:DescribeRegions';
  const regions = await listEnabledRegions(ec2, signal).catch((error: unknown) => {
    throw explainAwsError(error, { region, action });
  });
  if (regions.length === 0) throw foreignResponse({ region, action });
  return regions;
}

/**
 * The same for callers with errors of their own: rejects as the client does. An account has a region in any case, so that
 * an empty list is a response that is not EC2's, or one without a list.
 */
export async function listEnabledRegions(
  ec2: Ec2Sender,
  signal?: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { Regions = [] } = await ec2.send(new DescribeRegionsCommand({}), sendOptions(signal));
  const enabled = Regions.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in');
  return enabled.flatMap(({ RegionName }) => RegionName ?? []).sort();
}
