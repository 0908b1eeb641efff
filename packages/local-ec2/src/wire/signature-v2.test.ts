import { createHmac } from 'node:crypto';
import { type Clock, systemClock } from '@ami-select/core';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

/** The endpoint's time stands still, so that no request is older than it says. */
const clock: Clock = { ...systemClock, now: () => EXAMPLES_OF };

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint({ strictSignatures: true, clock });
});
afterAll(() => test.close());

/** A GET as Apache Libcloud and boto 2 sign it; a member without a value is left out. */
async function get(
  changes: Readonly<Record<string, string | undefined>> = {},
  { secret, signature }: { secret?: string; signature?: string } = {},
): Promise<string> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = test.local.environment;
  const members: Record<string, string | undefined> = {
    AWSAccessKeyId: AWS_ACCESS_KEY_ID,
    Action: 'DescribeVpcs',
    'Filter.1.Name': 'is-default',
    'Filter.1.Value.1': 'tru*',
    SignatureMethod: 'HmacSHA256',
    SignatureVersion: '2',
    Timestamp: EXAMPLES_OF.toISOString(),
    Version: '2016-11-15',
    ...changes,
  };
  const query = Object.keys(members)
    .filter((name) => members[name] !== undefined)
    .sort()
    .map((name) => `${name}=${encodeURIComponent(members[name]!).replaceAll('*', '%2A')}`)
    .join('&');
  const { host } = new URL(test.local.endpoint);
  const Signature = createHmac('sha256', secret ?? AWS_SECRET_ACCESS_KEY)
    .update(`GET\n${host}\n/\n${query}`)
    .digest('base64');
  const sent = encodeURIComponent(signature ?? Signature);
  const answer = await fetch(`${test.local.endpoint}/?${query}&Signature=${sent}`);
  return answer.text();
}

describe('Signature Version 2, which older clients use', () => {
  it('is accepted of the own key', async () => {
    expect(await get()).toContain('<vpcId>vpc-');
  });

  it('row 53: leaves its access key in the journal, accepted or not', async () => {
    const before = test.local.journal.requests().length;

    await get();
    await get({ AWSAccessKeyId: 'AKIAUNKNOWN' });

    const keys = test.local.journal.requests().map(({ accessKeyId }) => accessKeyId);
    expect(keys.slice(before)).toEqual([test.local.environment.AWS_ACCESS_KEY_ID, 'AKIAUNKNOWN']);
  });

  it.each(['0', '1', '2'])(
    'row 53: of Version %s leaves its access key in the journal where any will do',
    async (version) => {
      const lenient = await startTestEndpoint();
      const body = `Action=DescribeVpcs&Version=2010-08-31&AWSAccessKeyId=AKIAOFOLD&SignatureVersion=${version}&SignatureMethod=HmacSHA1&Signature=x`;

      await fetch(lenient.local.endpoint, { method: 'POST', body });

      expect(lenient.local.journal.requests()).toMatchObject([{ accessKeyId: 'AKIAOFOLD', status: 200 }]);
      await lenient.close();
    },
  );

  it('is refused by another secret, of an unknown key, and when it is old', async () => {
    const answers = await Promise.all([
      get({}, { secret: 'wrong' }),
      get({ AWSAccessKeyId: 'AKIAUNKNOWN' }, { secret: '' }),
      get({ Timestamp: '2020-01-01T00:00:00Z' }),
      get({ Timestamp: 'never' }),
    ]);

    const codes = answers.map((text) => text.match(/<Code>(.*?)<\/Code>/)?.[1]);

    expect(codes).toEqual(['AuthFailure', 'AuthFailure', 'RequestExpired', 'RequestExpired']);
  });

  it('signs members in the order of their names, however many a list has', async () => {
    const names = Array.from({ length: 12 }, (_, index) => [`Filter.1.Value.${index + 1}`, `t${index}`]);

    expect(await get(Object.fromEntries([...names, ['Filter.1.Value.12', 'true']]))).toContain('<vpcId>vpc-');
  });

  it.each([
    ['no method', { SignatureMethod: '' }, {}, 'MissingAuthenticationToken'],
    ['a method that is none', { SignatureMethod: 'none' }, {}, 'MissingAuthenticationToken'],
    [
      'a method with a name of JavaScript',
      { SignatureMethod: '__proto__' },
      {},
      'MissingAuthenticationToken',
    ],
    ['Version 1', { SignatureVersion: '1' }, {}, 'MissingAuthenticationToken'],
    ['no signature', {}, { signature: '' }, 'AuthFailure'],
    ['a signature of as many other characters', {}, { signature: '\u00e9'.repeat(44) }, 'AuthFailure'],
    ['a session token of nobody', { SecurityToken: 'x' }, {}, 'AuthFailure'],
  ])('is refused with %s', async (_, changes, how, code) => {
    expect((await get(changes, how)).match(/<Code>(.*?)<\/Code>/)?.[1]).toBe(code);
  });

  it.each([
    ['until a time to come', { Timestamp: undefined, Expires: '2100-01-01T00:00:00Z' }, undefined],
    [
      'until a time that is over',
      { Timestamp: undefined, Expires: '2020-01-01T00:00:00Z' },
      'RequestExpired',
    ],
    ['until no time', { Timestamp: undefined, Expires: 'never' }, 'RequestExpired'],
    ['with two times', { Expires: '2100-01-01T00:00:00Z' }, 'InvalidParameterCombination'],
    ['with an old one of two', { Expires: '2020-01-01T00:00:00Z' }, 'InvalidParameterCombination'],
  ])('is valid %s, or answered with its code', async (_, changes, code) => {
    expect((await get(changes)).match(/<Code>(.*?)<\/Code>/)?.[1]).toBe(code);
  });
});
