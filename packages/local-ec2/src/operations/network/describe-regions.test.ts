import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { createLocalEc2Handler } from '../../endpoint/handler.ts';
import { REGION_NAMES } from '../../state/regions.ts';
import { refusal } from '../../testing/refusal.ts';

function clientOf(regions: readonly string[], region: string): EC2Client {
  return new EC2Client({ ...createLocalEc2Handler({ regions }), region, maxAttempts: 1 });
}

it('lists only the regions that were chosen, those that need an opt-in as opted in', async () => {
  const ec2 = clientOf(['eu-west-1', 'me-south-1'], 'eu-west-1');

  const { Regions } = await ec2.send(new DescribeRegionsCommand({}));

  expect(Regions?.map(({ RegionName, OptInStatus }) => [RegionName, OptInStatus])).toEqual([
    ['eu-west-1', 'opt-in-not-required'],
    ['me-south-1', 'opted-in'],
  ]);
});

it('refuses calls for a region that was not chosen', async () => {
  const ec2 = clientOf(['eu-west-1'], 'us-east-1');

  const refused = await refusal(ec2.send(new DescribeRegionsCommand({})));

  expect(refused).toMatchObject({ name: 'AuthFailure' });
  expect(refused.message).toContain("no region 'us-east-1'. It has: eu-west-1.");
});

it.each([
  [
    { regions: ['eu-wst-1'] },
    `regions: unknown region "eu-wst-1" (did you mean "eu-west-1"?); known: ${REGION_NAMES.join(', ')}`,
  ],
  [{ regions: [] }, 'regions: the list is empty; expected at least one region'],
  [
    { regions: ['eu-west-1'], region: 'us-east-1' },
    'region: "us-east-1" is not one of the regions here: eu-west-1',
  ],
])('does not start with %j', (options, message) => {
  expect(() => createLocalEc2Handler(options)).toThrow(new RangeError(message));
});
