import type {
  DescribeInstanceInformationCommand,
  DescribeInstanceInformationRequest,
} from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { findOnlineAgents } from './online-agents.ts';

/** SSM with these pages. */
function ssmWith(...pages: readonly object[]) {
  const inputs: DescribeInstanceInformationRequest[] = [];
  const send = async ({ input }: DescribeInstanceInformationCommand) => pages[inputs.push(input) - 1] ?? {};
  return { ssm: { send } as never, inputs };
}

describe('findOnlineAgents', () => {
  it('has the instances whose agent is online, of every page', async () => {
    const { ssm, inputs } = ssmWith(
      {
        InstanceInformationList: [
          { InstanceId: 'i-1', PingStatus: 'Online' },
          { InstanceId: 'i-2', PingStatus: 'ConnectionLost' },
        ],
        NextToken: 'more',
      },
      { InstanceInformationList: [{ InstanceId: 'i-3', PingStatus: 'Online' }, { PingStatus: 'Online' }] },
    );

    const online = await findOnlineAgents(ssm, ['i-1', 'i-2', 'i-3']);

    expect([...online]).toEqual(['i-1', 'i-3']);
    const Filters = [{ Key: 'InstanceIds', Values: ['i-1', 'i-2', 'i-3'] }];
    expect(inputs).toEqual([{ Filters }, { Filters, NextToken: 'more' }]);
  });

  it('asks for 50 at a time', async () => {
    const { ssm, inputs } = ssmWith();
    const ids = Array.from({ length: 120 }, (_, index) => `i-${index}`);

    await findOnlineAgents(ssm, ids);

    expect(inputs.map(({ Filters }) => Filters?.[0]?.Values?.length)).toEqual([50, 50, 20]);
  });
});
