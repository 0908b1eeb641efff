import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalEc2Handler } from '../../endpoint/handler.ts';
import { REGION_NAMES } from '../../state/regions.ts';
import { sendRaw } from '../../testing/raw-request.ts';
import { refusal } from '../../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../../testing/start-endpoint.ts';

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

describe('row 52: the endpoint of every region is the one that was asked', () => {
  let test: TestEndpoint;

  beforeAll(async () => {
    test = await startTestEndpoint({ allowHosts: ['builder.example', 'tunnel.example:8080'] });
  });
  afterAll(() => test.close());

  it('inside a process', async () => {
    const { Regions } = await clientOf(['eu-west-1', 'me-south-1'], 'eu-west-1').send(
      new DescribeRegionsCommand({}),
    );

    expect(Regions?.map(({ Endpoint }) => Endpoint)).toEqual(['local-ec2.invalid', 'local-ec2.invalid']);
  });

  it.each([
    '127.0.0.1:PORT',
    '127.0.0.1',
    'localhost:PORT',
    'LocalHost',
    '[::1]:PORT',
    'builder.example',
    'builder.example:PORT',
    'tunnel.example:8080',
  ])('called by %s', async (name) => {
    const host = name.replace('PORT', new URL(test.local.endpoint).port);
    const body = 'Action=DescribeRegions&Version=2016-11-15&AllRegions=true';

    const answer = await sendRaw(test.local.endpoint, { headers: [['Host', host]], body });

    const endpoints = [...answer.body.matchAll(/<regionEndpoint>(.*?)</g)].map(([, text]) => text);
    expect(endpoints.length).toBeGreaterThan(20);
    expect(new Set(endpoints)).toEqual(new Set([host]));
  });

  it.each([
    ['*us-east*', ['us-east-1', 'us-east-2']],
    ['ec2.eu-west-1.amazonaws.com', ['eu-west-1']],
    ['127.0.0.1:*', ['eu-west-1', 'us-east-1', 'us-east-2']],
    ['ec2.us-east-1', []],
  ])('its filter finds it by AWS’s name and by its own: %s', async (value, expected) => {
    const RegionNames = ['eu-west-1', 'us-east-1', 'us-east-2'];
    const Filters = [{ Name: 'endpoint', Values: [value] }];

    const { Regions = [] } = await test.ec2.send(new DescribeRegionsCommand({ RegionNames, Filters }));

    expect(Regions.map(({ RegionName }) => RegionName).sort()).toEqual(expected);
  });
});
