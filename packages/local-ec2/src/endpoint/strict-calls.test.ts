import { type Clock, systemClock } from '@ami-select/core';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/raw-request.ts';
import { signV4, type Unsigned } from '../testing/sign-v4.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const VPCS = 'Action=DescribeVpcs&Version=2016-11-15';
const LAUNCH = 'Action=RunInstances&Version=2016-11-15&MinCount=1&MaxCount=1&ImageId=ami-1';
/** The endpoint's time stands still, so that no request is older than it says. */
const clock: Clock = { ...systemClock, now: () => EXAMPLES_OF };

let test: TestEndpoint;
let host: string;

beforeAll(async () => {
  test = await startTestEndpoint({ strictSignatures: true, clock });
  host = new URL(test.local.endpoint).host;
});
afterAll(() => test.close());

/** The time of the endpoint, so many minutes later. */
function minutesLater(minutes: number): Date {
  return new Date(EXAMPLES_OF.getTime() + minutes * 60_000);
}

interface Sent {
  readonly method?: string;
  readonly query?: string;
  readonly body?: string;
  readonly headers?: ReadonlyArray<readonly [string, string]>;
}

async function codeOf({
  method = 'POST',
  query = '',
  body = '',
  headers = [['host', host]],
}: Sent): Promise<string> {
  const target = query === '' ? '/' : `/?${query}`;
  const response = await sendRaw(test.local.endpoint, { method, target, headers, body });
  expect(response.body + response.head).not.toContain(test.local.secret);
  if (response.status === 200) return 'ok';
  expect(response.body).not.toContain('111122223333');
  return (
    response.body
      .match(/<Code>(.*?)<\/Code>|"__type":"(.*?)"/)
      ?.slice(1)
      .find(Boolean) ?? `${response.status}`
  );
}

/** Signs one request and sends it, or sends another with its signature. */
function signed(request: Partial<Unsigned>, changes: Sent = {}): Promise<string> {
  const { method = 'POST', query = '', body = '' } = request;
  const headers = signV4({ host, secret: test.local.secret, now: EXAMPLES_OF, ...request });
  return codeOf({ method, query, body, headers, ...changes });
}

const TOKEN = 'MissingAuthenticationToken';

describe('a call without a signature', () => {
  it.each<[string, Sent]>([
    ['at all', { body: LAUNCH }],
    [
      'whose value names the unsigned action',
      { body: `${LAUNCH}&ClientToken=Action=AssumeRoleWithWebIdentity` },
    ],
    [
      'with a parameter named like it',
      { body: `x=1&Action=RunInstances&XAction=AssumeRoleWithWebIdentity&Version=2016-11-15` },
    ],
    ['with the action in other case', { body: `${LAUNCH}&action=AssumeRoleWithWebIdentity` }],
    ['with the action in user data', { body: `${LAUNCH}&UserData=%26Action%3DAssumeRoleWithWebIdentity%26` }],
    [
      'of EC2 by the name of the unsigned action',
      { body: 'Action=AssumeRoleWithWebIdentity&Version=2016-11-15' },
    ],
    ['in the URL', { method: 'GET', query: LAUNCH }],
    ['in the URL of a POST', { query: LAUNCH }],
    [
      'of the unsigned action in the URL',
      { method: 'GET', query: 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15' },
    ],
    [
      'as JSON',
      {
        body: '{}',
        headers: [
          ['host', '127.0.0.1'],
          ['x-amz-target', 'AmazonSSM.GetParameter'],
        ],
      },
    ],
    [
      'as JSON with the action inside',
      {
        body: '{"a":"&Action=AssumeRoleWithWebIdentity&"}',
        headers: [
          ['host', '127.0.0.1'],
          ['x-amz-target', 'AmazonSSM.GetParameter'],
        ],
      },
    ],
    ['of an operation that does not exist', { body: 'Action=Nothing&Version=2016-11-15' }],
    [
      'with an empty header',
      {
        body: LAUNCH,
        headers: [
          ['host', '127.0.0.1'],
          ['authorization', ''],
        ],
      },
    ],
    [
      'with the secret in a scheme of its own',
      {
        body: LAUNCH,
        headers: [
          ['host', '127.0.0.1'],
          ['authorization', 'Bearer x'],
        ],
      },
    ],
    [
      'with half a header',
      {
        body: LAUNCH,
        headers: [
          ['host', '127.0.0.1'],
          ['authorization', 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/ec2/aws4_request'],
        ],
      },
    ],
    [
      'with an algorithm of Version 2 that is none',
      {
        body: `${LAUNCH}&AWSAccessKeyId=AKIALOCALEC200000000&SignatureVersion=2&SignatureMethod=none&Signature=`,
      },
    ],
    [
      'of Version 1',
      {
        body: `${LAUNCH}&AWSAccessKeyId=AKIALOCALEC200000000&SignatureVersion=1&SignatureMethod=HmacSHA1&Signature=`,
      },
    ],
  ])('%s is refused', async (_, request) => {
    expect(await codeOf(request)).toBe(TOKEN);
  });

  it('leaves no instance', () => {
    expect(test.local.journal.remaining()).toEqual([]);
  });
});

describe('a form', () => {
  it.each([
    'Action=DescribeVpcs&Action=RunInstances&Version=2016-11-15',
    'Action=AssumeRoleWithWebIdentity&Version=2011-06-15&Action=RunInstances',
    'Action=AssumeRoleWithWebIdentity&Version=2011-06-15&Version=2016-11-15',
    'Action=DescribeVpcs&%41ction=RunInstances&Version=2016-11-15',
    'Action=DescribeVpcs&Act%69on=RunInstances&Version=2016-11-15',
    'Action=DescribeVpcs&Version=2016-11-15&Version=2016-11-15',
    'Action=&Action=DescribeVpcs&Version=2016-11-15',
    'Action&Action=DescribeVpcs&Version=2016-11-15',
    'Action=DescribeVpcs&Version=2016-11-15&VpcId.1=a&VpcId.1=b',
    'Action=DescribeVpcs&Version=2016-11-15&VpcId%2E1=a&VpcId.1=b',
    'Action=DescribeVpcs&Version=2016-11-15&DryRun=true&DryRun=false',
  ])('that gives a parameter twice is refused, signed or not: %s', async (body) => {
    expect(await codeOf({ body })).toBe('InvalidQueryParameter');
    expect(await signed({ body })).toBe('InvalidQueryParameter');
  });

  it('is in the body or in the URL, not in both', async () => {
    expect(await signed({ query: VPCS, body: LAUNCH })).toBe('InvalidQueryParameter');
    expect(await signed({ query: 'DryRun=true', body: LAUNCH })).toBe('InvalidQueryParameter');
  });
});

describe('a signature of Version 4', () => {
  it.each<[string, Partial<Unsigned>]>([
    ['of a form', { body: VPCS }],
    ['of a form in the URL, as older clients send it', { method: 'GET', query: VPCS }],
    ['of a POST with the form in the URL', { query: VPCS }],
    ['of a clock four minutes late', { body: VPCS, now: minutesLater(-4) }],
    ['of a clock four minutes early', { body: VPCS, now: minutesLater(4) }],
    ['of another account', { body: VPCS, accessKeyId: '444455556666' }],
    ['with a header more', { body: VPCS, headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ])('%s is accepted', async (_, request) => {
    expect(await signed(request)).toBe('ok');
  });

  it.each<[string, Partial<Unsigned>, Sent, string]>([
    ['by another secret', { body: VPCS, secret: 'x' }, {}, 'AuthFailure'],
    [
      'by the secret of every start before',
      { body: VPCS, secret: 'local-ec2-secret-access-key-is-no-secret' },
      {},
      'AuthFailure',
    ],
    ['by an empty secret', { body: VPCS, secret: '' }, {}, 'AuthFailure'],
    ['of an unknown key', { body: VPCS, accessKeyId: 'AKIAUNKNOWN' }, {}, 'AuthFailure'],
    ['of a key with a name of JavaScript', { body: VPCS, accessKeyId: '__proto__' }, {}, 'AuthFailure'],
    ['of another body', { body: VPCS }, { body: LAUNCH }, 'AuthFailure'],
    ['of no body', { body: '' }, { body: LAUNCH }, 'AuthFailure'],
    ['of another method', { query: VPCS }, { method: 'GET' }, 'AuthFailure'],
    ['of another query', { method: 'GET', query: VPCS }, { query: LAUNCH }, 'AuthFailure'],
    ['of any body', { body: VPCS, payload: 'UNSIGNED-PAYLOAD' }, {}, 'AuthFailure'],
    [
      'of any body, declared',
      { body: VPCS, payload: 'UNSIGNED-PAYLOAD', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
      {},
      'AuthFailure',
    ],
    [
      'of a body that comes in chunks',
      {
        body: VPCS,
        payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        headers: { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' },
      },
      {},
      'AuthFailure',
    ],
    [
      'with the hash of another body',
      { body: VPCS, headers: { 'x-amz-content-sha256': '0'.repeat(64) } },
      {},
      'AuthFailure',
    ],
    ['without the host', { body: VPCS, unsigned: ['host'] }, {}, 'AuthFailure'],
    ['without the date', { body: VPCS, unsigned: ['x-amz-date'] }, {}, 'AuthFailure'],
    [
      'without the target',
      {
        body: '{}',
        service: 'ssm',
        headers: { 'x-amz-target': 'AmazonSSM.GetParameter' },
        unsigned: ['x-amz-target'],
      },
      {},
      'AuthFailure',
    ],
    ['for another service', { body: VPCS, service: 'sts' }, {}, 'AuthFailure'],
    ['for a service that is not served', { body: VPCS, service: 'iam' }, {}, 'NotImplemented'],
    ['six minutes old', { body: VPCS, now: minutesLater(-6) }, {}, 'RequestExpired'],
    ['six minutes early', { body: VPCS, now: minutesLater(6) }, {}, 'RequestExpired'],
    [
      'with a session token of nobody',
      { body: VPCS, headers: { 'x-amz-security-token': 'x' } },
      {},
      'AuthFailure',
    ],
  ])('%s is refused', async (_, request, changes, code) => {
    expect(await signed(request, changes)).toBe(code);
  });

  it.each(['constructor', '__proto__', 'toString', 'host;host', '', 'HOST'])(
    'of the headers "%s" is refused',
    async (names) => {
      const headers = signV4({ host, secret: test.local.secret, body: VPCS }).map(
        ([name, value]) =>
          [name, value.replace(/SignedHeaders=[^,]*/, `SignedHeaders=${names};host;x-amz-date`)] as const,
      );

      expect(['AuthFailure', TOKEN]).toContain(await codeOf({ body: VPCS, headers }));
    },
  );

  it('beside one of Version 2 is refused', async () => {
    const body = `${VPCS}&AWSAccessKeyId=a&SignatureVersion=2&SignatureMethod=HmacSHA256&Signature=x`;

    expect(await signed({ body })).toBe('InvalidQueryParameter');
  });

  it('covers every byte of the body', async () => {
    const headers = signV4({ host, secret: test.local.secret, body: `${VPCS}&x=\ufffd` });
    const body = Buffer.concat([Buffer.from(`${VPCS}&x=`), Buffer.from([0xff])]);

    const response = await sendRaw(test.local.endpoint, { headers, body });

    expect([response.status, response.body]).toEqual([400, 'The body is not UTF-8.\n']);
  });
});
