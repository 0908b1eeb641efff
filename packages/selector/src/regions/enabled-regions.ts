import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { foreignResponse } from '../aws/foreign-response.ts';
import { sendOptions } from '../aws/send-options.ts';
import type { Ec2Sender } from '../contract/ports.ts';

/**
 * The regions that are enabled for the account, sorted: those of the partition of `region`.
 *
 * @throws SelectorError the codes of `explainAwsError`.
 */
export async function enabledRegions(
  ec2: Ec2Sender,
  { region, signal }: { readonly region: string; readonly signal?: AbortSignal | undefined },
): Promise<string[]> {
  const command = new DescribeRegionsCommand({});
  const { Regions } = await ec2.send(command, sendOptions(signal)).catch((error: unknown) => {
    throw explainAwsError(error, { region, action: 'ec2:DescribeRegions' });
  });
  if (Regions === undefined) throw foreignResponse({ region, action: 'ec2:DescribeRegions' });
  const enabled = Regions.filter((one) => one.OptInStatus !== 'not-opted-in');
  return enabled.flatMap((one) => one.RegionName ?? []).sort();
}
