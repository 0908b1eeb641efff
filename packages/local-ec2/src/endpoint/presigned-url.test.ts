import { type Clock, systemClock } from '@ami-select/core';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../testing/raw-request.ts';
import { type Presigned, presignV4 } from '../testing/sign-v4.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const VPCS = 'Action=DescribeVpcs&Version=2016-11-15';
/** The endpoint's time stands still, so that no request is older than it says. */
const clock: Clock = { ...systemClock, now: () => EXAMPLES_OF };

let test: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint({ strictSignatures: true, clock });
});
afterAll(() => test.close());

/** The time of the endpoint, so many minutes later. */
function minutesLater(minutes: number): Date {
  return new Date(EXAMPLES_OF.getTime() + minutes * 60_000);
}

describe('a pre-signed URL', () => {
  interface Changes extends Partial<Presigned> {
    readonly method?: string;
    readonly change?: (query: string) => string;
  }

  async function open({
    method = 'GET',
    change = (query) => query,
    ...differences
  }: Changes): Promise<string> {
    const { host } = new URL(test.local.endpoint);
    const presigned = { query: VPCS, host, secret: test.local.secret, now: EXAMPLES_OF, ...differences };
    const target = `/?${change(presignV4(presigned))}`;
    const { status, body } = await sendRaw(test.local.endpoint, { method, target });
    return status === 200 ? 'ok' : (body.match(/<Code>(.*?)</)?.[1] ?? `${status}`);
  }

  it.each<[string, Changes]>([
    ['at once', {}],
    ['after an hour of the hours that it has', { expires: '7200', now: minutesLater(-60) }],
  ])('is accepted %s', async (_, changes) => {
    expect(await open(changes)).toBe('ok');
  });

  it.each<[string, Changes, string]>([
    ['after its time', { expires: '60', now: minutesLater(-2) }, 'RequestExpired'],
    ['before its time', { now: minutesLater(6) }, 'RequestExpired'],
    ['without an end', { expires: '604801' }, 'RequestExpired'],
    ['with a time that is none', { expires: '-1' }, 'RequestExpired'],
    ['with a time in other digits', { expires: '1e3' }, 'RequestExpired'],
    ['by another secret', { secret: 'x' }, 'AuthFailure'],
    [
      'for another action',
      { change: (query) => query.replace('DescribeVpcs', 'RunInstances') },
      'AuthFailure',
    ],
    ['for a longer time', { change: (query) => query.replace('Expires=60', 'Expires=6000') }, 'AuthFailure'],
    ['with a parameter more', { change: (query) => `${query}&DryRun=true` }, 'AuthFailure'],
    [
      'with another signature first',
      { change: (query) => `X-Amz-Signature=x&${query}` },
      'InvalidQueryParameter',
    ],
    ['as a POST', { method: 'POST' }, 'AuthFailure'],
    ['without the signature', { change: (query) => query.replace(/&X-Amz-Signature=.*/, '') }, 'AuthFailure'],
    [
      'without the algorithm',
      { change: (query) => query.replace('X-Amz-Algorithm=AWS4-HMAC-SHA256&', '') },
      'MissingAuthenticationToken',
    ],
  ])('is refused %s', async (_, changes, code) => {
    expect(await open(changes)).toBe(code);
  });
});
