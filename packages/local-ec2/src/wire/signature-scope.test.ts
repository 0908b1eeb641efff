import { systemClock } from '@ami-select/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/raw-request.ts';
import { signV4, type Unsigned } from '../testing/sign-v4.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const ZONES = 'Action=DescribeAvailabilityZones&Version=2014-10-01';
const CALLER = 'Action=GetCallerIdentity&Version=2011-06-15';
const PARAMETERS = {
  body: '{"Names":["/none"]}',
  headers: { 'x-amz-target': 'AmazonSSM.GetParameters' },
};
const NO_SECRET = 'of-nobody';

let lenient: TestEndpoint;
let strict: TestEndpoint;

beforeAll(async () => {
  const options = { region: 'eu-west-1', allowHosts: ['ec2.builder.example'] };
  lenient = await startTestEndpoint(options);
  strict = await startTestEndpoint({ ...options, strictSignatures: true, clock: systemClock });
});
afterAll(async () => {
  await lenient.close();
  await strict.close();
});

interface Outcome {
  readonly region: string | undefined;
  readonly service: string | undefined;
  readonly code: string | undefined;
}

/** Signs a request over its own scope, sends it, and says what the endpoint took it for. */
async function send(
  test: TestEndpoint,
  { name = '127.0.0.1:PORT', ...request }: Partial<Unsigned> & { readonly name?: string },
): Promise<Outcome> {
  const host = name.replaceAll('PORT', new URL(test.local.endpoint).port);
  const { body = ZONES, secret = test === strict ? test.local.secret : NO_SECRET } = request;
  const before = test.local.journal.requests().length;
  const headers = signV4({ ...request, host, secret, body });
  const answer = await sendRaw(test.local.endpoint, { headers, body });
  const entry = test.local.journal.requests().at(before);
  const code = answer.body
    .match(/<Code>(.*?)<|"__type":"(.*?)"/)
    ?.slice(1)
    .find(Boolean);
  return { region: entry?.region, service: entry?.service, code };
}

/** Scopes that clients read off a host name: the host, the service, the region, and the region that is meant. */
const FROM_HOST_NAMES: ReadonlyArray<readonly [string, string, string, string]> = [
  ['127.0.0.1:PORT', '127', '0', 'eu-west-1'],
  ['127.0.0.1:PORT', '127', 'us-east-1', 'us-east-1'],
  ['127.0.0.1', '127', 'ap-south-1', 'ap-south-1'],
  ['127.0.0.1:PORT', '127.0.0.1', '127.0.0.1', 'eu-west-1'],
  ['127.0.0.1:PORT', '127', '0.0.1:PORT', 'eu-west-1'],
  ['127.0.0.1:PORT:PORT', '127', '0', 'eu-west-1'],
  ['localhost:PORT', 'localhost', 'localhost', 'eu-west-1'],
  ['localhost:PORT', 'localhost:PORT', 'localhost:PORT', 'eu-west-1'],
  ['LocalHost', 'localhost', 'us-east-1', 'us-east-1'],
  ['127.0.0.1:PORT', 'localhost', 'us-west-2', 'us-west-2'],
  ['[::1]:PORT', '[::1]', '[::1]', 'eu-west-1'],
  ['ec2.builder.example:PORT', 'ec2', 'builder', 'eu-west-1'],
  ['ec2.builder.example', 'ec2.builder', 'example', 'eu-west-1'],
  ['127.0.0.1:PORT', 'ec2', 'aws-global', 'eu-west-1'],
  ['127.0.0.1:PORT', '127', 'aws-global', 'eu-west-1'],
];

describe.each([
  ['any credentials', () => lenient],
  ['strict signatures', () => strict],
])('row 51: a scope taken from the host name, with %s', (_, test) => {
  it.each(FROM_HOST_NAMES)('%s signed for %s in %s is ec2 in %s', async (name, service, region, meant) => {
    const { port } = new URL(test().local.endpoint);
    const scope = { service: service.replace('PORT', port), region: region.replace('PORT', port) };

    expect(await send(test(), { name, ...scope })).toEqual({
      region: meant,
      service: 'ec2',
      code: undefined,
    });
  });

  it.each(['s3', 'iam', 'rds', 'lambda', 'autoscaling-plans', '12', '127.1', 'local', 'host'])(
    'a call that is signed for %s is refused by that name',
    async (service) => {
      expect(await send(test(), { service })).toMatchObject({ code: 'NotImplemented' });
    },
  );

  // Names of zones, of other cases and of nothing, which AWS has no endpoint for.
  it.each<[region: string, service?: string, name?: string]>([
    ['eu-west-1a'],
    ['EU-WEST-1'],
    ['Eu-West-1'],
    ['eu-west1'],
    ['euwest1'],
    ['eu_west_1'],
    ['eu-west-'],
    ['ireland'],
    ['test'],
    ['local'],
    ['us-gov'],
    ['aws-globa'],
    ['0'],
    ['127'],
    ['127.0.0.1'],
    ['localhost'],
    ['eu-west-1a', '127'],
    ['nowhere', '127.0.0.1'],
    ['local', 'localhost'],
    ['2', '127'],
    ['eu-west-1a', 'ec2', 'ec2.builder.example'],
    ['uilder', 'ec2', 'ec2.builder.example'],
    ['us-gov', 'ec2.builder', 'ec2.builder.example'],
  ])('a call for %s is refused: nobody reads that off a host name', async (region, service = 'ec2', name) => {
    const request = { service, region, ...(name !== undefined && { name }) };

    expect(await send(test(), request)).toEqual({ region, service: 'ec2', code: 'AuthFailure' });
  });

  it.each(['us-east-9', 'eu-nowhere-1'])('a call for %s is refused: it could be a region', async (region) => {
    expect(await send(test(), { service: '127', region })).toMatchObject({ region, code: 'AuthFailure' });
  });

  it.each<[string, Partial<Unsigned>, string]>([
    ['STS', { body: CALLER }, 'sts'],
    ['SSM', PARAMETERS, 'ssm'],
  ])('a call of %s is none of EC2', async (_, request, service) => {
    expect(await send(test(), { ...request, service: '127' })).toMatchObject({ service, code: undefined });
  });

  it.each(['sts', 'ssm', '127'])(
    'an action of EC2 in the version of STS, for %s, is none',
    async (service) => {
      const body = 'Action=DescribeAvailabilityZones&Version=2011-06-15';

      expect((await send(test(), { body, service })).code).toBe(
        test() === strict && service === 'ssm' ? 'AuthFailure' : 'InvalidAction',
      );
    },
  );

  it.each(['2006-06-26', '2009-11-30', '2011-01-01', '2012-12-01', '2014-10-01', '2016-11-15'])(
    'version %s is EC2',
    async (version) => {
      const body = `Action=DescribeVpcs&Version=${version}`;

      expect(await send(test(), { body, service: '127' })).toMatchObject({ service: 'ec2', code: undefined });
    },
  );

  it.each(['2006-06-25', '2016-11-16', '2099-01-01', 'latest', '2014-10-1', ''])(
    'version "%s" is refused by name',
    async (version) => {
      const body = `Action=DescribeVpcs&Version=${version}`;

      expect(await send(test(), { body })).toMatchObject({ code: 'NoSuchVersion' });
    },
  );

  it.each(['2011-06-16', '2099-01-01', 'latest'])(
    'version "%s" of STS is refused by name',
    async (version) => {
      const body = `Action=GetCallerIdentity&Version=${version}`;

      expect(await send(test(), { body, service: 'sts' })).toMatchObject({ code: 'NoSuchVersion' });
    },
  );

  it('a version of the same day is that of Auto Scaling for its operations', async () => {
    const body = 'Action=DescribeAutoScalingGroups&Version=2011-01-01';

    expect(await send(test(), { body, service: '127' })).toMatchObject({ service: 'autoscaling' });
    expect(await send(test(), { body, service: 'autoscaling' })).toMatchObject({ service: 'autoscaling' });
    expect(await send(test(), { body, service: 'ec2' })).toMatchObject({ code: 'InvalidAction' });
  });
});

describe('row 51: the signature over such a scope', () => {
  it.each<[string, Partial<Unsigned>]>([
    ['by another secret', { secret: 'wrong' }],
    ['of an unknown key', { accessKeyId: 'AKIAUNKNOWN' }],
    ['without the host', { unsigned: ['host'] }],
    ['of another body', { payload: '0'.repeat(64) }],
  ])('is verified: %s', async (_, request) => {
    expect(await send(strict, { service: '127', region: '0', ...request })).toMatchObject({
      code: 'AuthFailure',
    });
  });
});
