import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { explainAwsError } from '../plan/aws-errors.ts';
import type { Ec2Sender } from '../ports.ts';

/**
 * The regions that are enabled for the account, sorted. One partition: that of the region that is asked.
 *
 * @throws SelectorError `PERMISSION_DENIED` and the like.
 */
export async function enabledRegions(
  ec2: Ec2Sender,
  question: { readonly region: string; readonly signal?: AbortSignal },
): Promise<string[]> {
  const { region, signal } = question;
  const options = signal === undefined ? {} : { abortSignal: signal };
  const answer = await ec2.send(new DescribeRegionsCommand({}), options).catch((error: unknown) => {
    throw explainAwsError(error, { region, action: 'ec2:DescribeRegions' });
  });
  const enabled = (answer.Regions ?? []).filter((one) => one.OptInStatus !== 'not-opted-in');
  return enabled.flatMap((one) => one.RegionName ?? []).sort();
}
