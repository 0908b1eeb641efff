import {
  DescribeInstancesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeRegionsCommand,
  DescribeVpcsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeTest, launchTest } from '../testing/launch.ts';
import { refusal } from '../testing/refusal.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';
import { OPERATIONS } from './all-operations.ts';

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint();
});
afterAll(() => test.close());

async function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(test.local.endpoint, { method: 'POST', body, headers: { ...type, ...headers } });
}

describe('the wire', () => {
  it('responds to an unknown action with an error in the shape of EC2', async () => {
    const response = await post('Action=DescribeNothing&Version=2016-11-15');

    const body = await response.text();
    expect(response.status).toBe(400);
    expect(body).toMatch(/<Response><Errors><Error><Code>InvalidAction<\/Code>.*<RequestID>[0-9a-f-]{36}</);
  });

  it('refuses an operation that AWS has and the endpoint has not', async () => {
    const refused = refusal(test.ec2.send(new DescribeManagedPrefixListsCommand({})));

    expect(await refused).toMatchObject({ name: 'InvalidAction' });
  });

  it('refuses a parameter outside of the model', async () => {
    const body = await (await post('Action=DescribeVpcs&Version=2016-11-15&Colour=red')).text();

    expect(body).toContain(
      '<Code>UnknownParameter</Code><Message>The parameter Colour is not recognized</Message>',
    );
  });

  it('refuses a parameter of the model that it does not implement, at the top and inside', async () => {
    const common = { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 };

    const top = refusal(test.ec2.send(new RunInstancesCommand({ ...common, KernelId: 'aki-1' })));
    const inside = refusal(
      test.ec2.send(
        new RunInstancesCommand({ ...common, NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] }),
      ),
    );

    expect(await top).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('KernelId'),
    });
    expect(await inside).toMatchObject({
      message: expect.stringContaining('NetworkInterfaces.NetworkInterfaceId'),
    });
  });

  it('refuses a request without a required parameter', async () => {
    const body = await (await post('Action=TerminateInstances&Version=2016-11-15')).text();

    expect(body).toContain('<Code>MissingParameter</Code>');
  });

  it('carries any text through a tag', async () => {
    const Tags = [{ Key: 'text', Value: '<a href="x">&amp; \r\n ü 漢 𝒳</a>' }];

    const [launched] = await launchTest(test.ec2, {
      TagSpecifications: [{ ResourceType: 'instance', Tags }],
    });

    expect((await describeTest(test.ec2, launched!.InstanceId!)).Tags).toEqual(Tags);
  });

  it('refuses web pages, which could otherwise run user data on this machine', async () => {
    const response = await post('Action=DescribeVpcs&Version=2016-11-15', {
      origin: 'https://attacker.example',
    });

    expect(response.status).toBe(403);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['s3', {}, /<Error><Code>NotImplemented<\/Code>/],
    ['lambda', {}, /"__type":"NotImplemented"/],
    ['dynamodb', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, /"__type":"NotImplemented"/],
    ['iam', { body: 'Action=ListUsers&Version=2010-05-08' }, /<Error><Code>NotImplemented<\/Code>/],
  ])(
    'refuses calls of %s in a form that its clients read',
    async (service, { body = '', ...headers }, form) => {
      const scope = `AKIALOCALEC200000000/20261122/us-east-1/${service}/aws4_request`;
      const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

      const response = await post(body, { ...headers, authorization });

      const text = await response.text();
      expect(response.status).toBe(501);
      expect(text).toMatch(form);
      expect(text).toContain(
        `local-ec2 serves ec2, ssm, sts, ec2-instance-connect, servicequotas, autoscaling, schedules of scheduler and the list of functions of lambda, not ${service}.`,
      );
    },
  );

  it('serves a request without a signature in the default region', async () => {
    const body = await (await post('Action=DescribeAvailabilityZones&Version=2016-11-15')).text();

    expect(body).toContain('<regionName>us-east-1</regionName>');
  });

  it('implements only operations of its model, each once', () => {
    const names = OPERATIONS.map(({ service, name }) => `${service}:${name}`);

    expect(new Set(names).size).toBe(names.length);
  });
});

describe('regions and accounts', () => {
  it('lists the regions that need no opt-in, or all', async () => {
    const usual = await test.ec2.send(new DescribeRegionsCommand({}));
    const all = await test.ec2.send(new DescribeRegionsCommand({ AllRegions: true }));

    expect(usual.Regions).toHaveLength(17);
    expect(all.Regions?.length).toBeGreaterThan(17);
  });

  it('keeps what belongs to another account or region out of sight', async () => {
    const [launched] = await launchTest(test.ec2);
    const InstanceIds = [launched!.InstanceId!];

    const stranger = refusal(
      test.ec2As({ accountId: '999988887777' }).send(new DescribeInstancesCommand({ InstanceIds })),
    );
    const elsewhere = refusal(
      test.ec2As({ region: 'eu-west-1' }).send(new DescribeInstancesCommand({ InstanceIds })),
    );

    expect(await stranger).toMatchObject({ name: 'InvalidInstanceID.NotFound' });
    expect(await elsewhere).toMatchObject({ name: 'InvalidInstanceID.NotFound' });
  });

  it('gives every account a default VPC of its own', async () => {
    const own = await test.ec2.send(new DescribeVpcsCommand({}));
    const other = await test.ec2As({ accountId: '999988887777' }).send(new DescribeVpcsCommand({}));

    expect(own.Vpcs).toHaveLength(1);
    expect(other.Vpcs?.[0]?.VpcId).not.toBe(own.Vpcs?.[0]?.VpcId);
  });

  it('reports the caller', async () => {
    const identity = await test.sts.send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/local' });
  });
});
