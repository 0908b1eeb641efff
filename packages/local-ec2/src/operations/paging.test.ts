import * as ec2 from '@aws-sdk/client-ec2';
import * as ssm from '@aws-sdk/client-ssm';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { refusal } from '../testing/refusal.ts';
import { type Simulation, simulate } from '../testing/simulate.ts';
import { ALWAYS_EMPTY } from './always-empty/table.ts';

interface Bounds {
  readonly operation: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly badSize: string;
  readonly badToken: string;
  readonly input?: object;
}

const EC2 = { badSize: 'InvalidParameterValue', badToken: 'InvalidPaginationToken' };
const VPC = { ...EC2, badToken: 'InvalidParameterValue' };
const SSM = { badSize: 'ValidationException', badToken: 'InvalidNextToken' };

/** Bounds as the service models and their documentation give them; DescribeImages documents none. */
const BOUNDS: readonly Bounds[] = [
  { operation: 'DescribeDhcpOptions', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeFleets', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeIamInstanceProfileAssociations', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeImages', minimum: 1, maximum: 1000, ...EC2 },
  { operation: 'DescribeInstances', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeInstanceStatus', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeInstanceCreditSpecifications', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeInternetGateways', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeNetworkAcls', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeRouteTables', minimum: 5, maximum: 100, ...EC2 },
  { operation: 'DescribeInstanceConnectEndpoints', minimum: 1, maximum: 50, ...EC2 },
  { operation: 'DescribeInstanceTypeOfferings', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeInstanceTypes', minimum: 5, maximum: 100, ...EC2 },
  { operation: 'DescribeLaunchTemplates', minimum: 1, maximum: 200, ...EC2 },
  { operation: 'DescribeNetworkInterfaces', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeSecurityGroupRules', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeSecurityGroups', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeSnapshots', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeSpotInstanceRequests', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeSpotPriceHistory', minimum: 1, maximum: 1000, ...EC2 },
  { operation: 'DescribeSubnets', minimum: 5, maximum: 1000, ...VPC },
  { operation: 'DescribeTags', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeVolumeStatus', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeVolumes', minimum: 5, maximum: 1000, ...EC2 },
  { operation: 'DescribeVpcs', minimum: 5, maximum: 1000, ...VPC },
  { operation: 'DescribeInstanceInformation', minimum: 5, maximum: 50, ...SSM },
  { operation: 'GetParameterHistory', minimum: 1, maximum: 50, ...SSM, input: { Name: '/mine' } },
  {
    operation: 'GetParametersByPath',
    minimum: 1,
    maximum: 10,
    ...SSM,
    input: { Path: '/aws/service/debian', Recursive: true },
  },
  { operation: 'ListCommandInvocations', minimum: 1, maximum: 50, ...SSM },
  { operation: 'ListCommands', minimum: 1, maximum: 50, ...SSM },
];

/** Paged calls that need resources to be created first, or are of another client: beside their operations. */
const ELSEWHERE: readonly string[] = [
  'DescribeLaunchTemplateVersions',
  'ListScheduleGroups',
  'ListSchedules',
  'ListServiceQuotas',
];

let test: Simulation;

beforeAll(async () => {
  test = simulate();
  await call('PutParameter', { Name: '/mine', Value: 'text', Type: 'String' });
});

function call(operation: string, input: object): Promise<Record<string, unknown>> {
  const name = `${operation}Command`;
  const commands = (name in ec2 ? ec2 : ssm) as unknown as Record<string, new (input: object) => object>;
  const client = (name in ec2 ? test.ec2 : test.ssm) as unknown as {
    send(command: object): Promise<Record<string, unknown>>;
  };
  const Command = commands[name];
  if (!Command) throw new Error(`no client has ${operation}`);
  return client.send(new Command(input));
}

/** Those have one page at most, with sizes of their own: `always-empty/empty-list.test.ts`. */
const EMPTY: ReadonlySet<string> = new Set(ALWAYS_EMPTY.map(({ operation }) => operation));

describe('row 6: pages', () => {
  it('has every paged operation here', () => {
    const paged = OPERATIONS.filter(({ parameters }) =>
      (parameters as readonly string[]).includes('NextToken'),
    )
      .map(({ name }) => name)
      .filter((name) => !EMPTY.has(name));

    expect(paged.toSorted()).toEqual([...BOUNDS.map(({ operation }) => operation), ...ELSEWHERE].toSorted());
  });

  it.each(BOUNDS)(
    '$operation takes $minimum to $maximum at a time',
    async ({ operation, minimum, maximum, badSize, input }) => {
      const below = await refusal(call(operation, { ...input, MaxResults: minimum - 1 }));
      const above = await refusal(call(operation, { ...input, MaxResults: maximum + 1 }));

      expect([below.name, above.name]).toEqual([badSize, badSize]);
      await expect(call(operation, { ...input, MaxResults: minimum })).resolves.toBeDefined();
      await expect(call(operation, { ...input, MaxResults: maximum })).resolves.toBeDefined();
    },
  );

  it.each(BOUNDS)(
    '$operation refuses a token that was never given out',
    async ({ operation, minimum, badToken, input }) => {
      const refused = await refusal(
        call(operation, { ...input, MaxResults: minimum, NextToken: 'never-given' }),
      );

      expect(refused).toMatchObject({ name: badToken, $metadata: { httpStatusCode: 400 } });
    },
  );

  it('a token fits its query only, whatever the size of the next page', async () => {
    const first = await call('DescribeInstanceTypeOfferings', { MaxResults: 5 });
    const { NextToken } = first;

    const next = await call('DescribeInstanceTypeOfferings', { MaxResults: 7, NextToken });
    const other = await refusal(
      call('DescribeInstanceTypeOfferings', { LocationType: 'availability-zone', MaxResults: 5, NextToken }),
    );

    expect(next.InstanceTypeOfferings).toHaveLength(7);
    expect(other.name).toBe('InvalidPaginationToken');
  });

  it('an empty token is none', async () => {
    const { Subnets } = await call('DescribeSubnets', { NextToken: '' });
    const { Images } = await call('DescribeImages', { MaxResults: 5, NextToken: '' });

    expect(Subnets).not.toHaveLength(0);
    expect(Images).toHaveLength(5);
  });

  it('instance types come a hundred at a time to callers who do not request pages', async () => {
    const { InstanceTypes, NextToken } = await call('DescribeInstanceTypes', {});

    expect(InstanceTypes).toHaveLength(100);
    expect(NextToken).toBeTypeOf('string');
  });
});
