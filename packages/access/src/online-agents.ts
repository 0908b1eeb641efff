import type { DescribeInstanceInformationCommandOutput, SSMClient } from '@aws-sdk/client-ssm';

/** Values that one filter takes (DescribeInstanceInformation, API reference). */
const MOST_IDS = 50;

/**
 * Of these instances, those whose SSM agent is online. Not verified on live AWS [U].
 * @throws what the client throws
 */
export async function findOnlineAgents(
  ssm: Pick<SSMClient, 'send'>,
  instanceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { DescribeInstanceInformationCommand } = await import('@aws-sdk/client-ssm');
  const online = new Set<string>();
  for (let start = 0; start < instanceIds.length; start += MOST_IDS) {
    const Values = instanceIds.slice(start, start + MOST_IDS);
    let NextToken: string | undefined;
    do {
      const command = new DescribeInstanceInformationCommand({
        Filters: [{ Key: 'InstanceIds', Values }],
        ...(NextToken !== undefined && { NextToken }),
      });
      const page: DescribeInstanceInformationCommandOutput = await ssm.send(command);
      for (const { InstanceId, PingStatus } of page.InstanceInformationList ?? [])
        if (InstanceId !== undefined && PingStatus === 'Online') online.add(InstanceId);
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  return online;
}
