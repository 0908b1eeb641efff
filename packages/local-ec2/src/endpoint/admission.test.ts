import { systemClock } from '@ami-select/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawRequest, sendRaw } from '../testing/raw-request.ts';
import { signV4 } from '../testing/sign-v4.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const FORM = 'Action=DescribeVpcs&Version=2016-11-15';

let lenient: TestEndpoint;
let strict: TestEndpoint;

beforeAll(async () => {
  lenient = await startTestEndpoint({ allowHosts: ['builder.example', 'tunnel.example:8080'] });
  strict = await startTestEndpoint({ strictSignatures: true, clock: systemClock });
});
afterAll(async () => {
  await lenient.close();
  await strict.close();
});

const port = (test: TestEndpoint): string => new URL(test.local.endpoint).port;

/** `PORT` stands for the endpoint's own. */
const GOOD_HOSTS = [
  '127.0.0.1:PORT',
  '127.0.0.1',
  'localhost:PORT',
  'LocalHost',
  '[::1]:PORT',
  '[::1]',
  // boto 2 adds its port to an endpoint that has one.
  '127.0.0.1:PORT:PORT',
  'localhost:PORT:PORT',
  '[::1]:PORT:PORT',
];
const BAD_HOSTS = [
  'attacker.example',
  'attacker.example:PORT',
  '127.0.0.1.attacker.example:PORT',
  'localhost.attacker.example',
  'attacker.example#localhost',
  'user@127.0.0.1:PORT',
  'localhost.:PORT',
  '127.0.0.1:1',
  '127.0.0.1:',
  '127.0.0.1:PORT:PORT:PORT',
  '127.0.0.1:PORT:80',
  '127.0.0.1:80:PORT',
  '127.0.0.1:80:80',
  '127.0.0.1::PORT',
  '127.0.0.1:PORT:',
  'attacker.example:PORT:PORT',
  ':PORT:PORT',
  '127.0.0.1:0PORT',
  '127.1:PORT',
  '127.0.0.2:PORT',
  '0.0.0.0:PORT',
  '2130706433',
  '0x7f.0.0.1',
  '[::]:PORT',
  '[::ffff:127.0.0.1]:PORT',
  '::1',
  '169.254.169.254',
  'localhost, attacker.example',
  '',
];
const BAD_ORIGINS = ['null', 'https://attacker.example', 'http://127.0.0.1:PORT', 'file://', ''];
const GOOD_SITES = [undefined, 'none', 'same-origin'];
const BAD_SITES = ['cross-site', 'same-site', 'None', 'none, cross-site', ''];

const fill = (text: string, test: TestEndpoint): string => text.replaceAll('PORT', port(test));

interface Way {
  readonly endpoint: () => TestEndpoint;
  readonly target: (method: string) => string;
  /** Headers besides `Host`. */
  readonly headers: (host: string, method: string) => ReadonlyArray<readonly [string, string]>;
  readonly body: string;
  /** Status of a request that is admitted, by method; 405 or 404 for all others. */
  readonly admitted: Readonly<Record<string, number>>;
  readonly otherwise: number;
}

const secretOf = (test: TestEndpoint): string => test.local.secret;

const WAYS: Readonly<Record<string, Way>> = {
  'API with any credentials': {
    endpoint: () => lenient,
    target: (method) => (method === 'GET' ? `/?${FORM}` : '/'),
    headers: () => [],
    body: FORM,
    // A web page can make a browser send any URL, but cannot sign it.
    admitted: { POST: 200, GET: 403 },
    otherwise: 405,
  },
  'API with strict signatures': {
    endpoint: () => strict,
    target: (method) => (method === 'GET' ? `/?${FORM}` : '/'),
    headers: (host, method) =>
      signV4({
        host,
        method,
        ...(method === 'GET' ? { query: FORM } : { body: FORM }),
        secret: secretOf(strict),
      }).slice(1),
    body: FORM,
    admitted: { POST: 200, GET: 200 },
    otherwise: 405,
  },
  'control path': {
    endpoint: () => lenient,
    target: () => '/_local/journal/remaining',
    headers: () => [['Authorization', `Bearer ${secretOf(lenient)}`]],
    body: '',
    admitted: { GET: 200 },
    otherwise: 404,
  },
};

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

describe.each(Object.entries(WAYS))('%s', (_, way) => {
  async function statusOf(
    method: string,
    { host, origin, site }: { host: string; origin?: string | undefined; site?: string | undefined },
  ): Promise<number> {
    const test = way.endpoint();
    const filled = fill(host, test);
    const headers: Array<readonly [string, string]> = [['Host', filled], ...way.headers(filled, method)];
    if (origin !== undefined) headers.push(['Origin', fill(origin, test)]);
    if (site !== undefined) headers.push(['Sec-Fetch-Site', site]);
    const body = method === 'GET' ? '' : way.body;
    return (await sendRaw(test.local.endpoint, { method, target: way.target(method), headers, body })).status;
  }

  it.each(METHODS)('%s: every combination of host, origin and site', async (method) => {
    const expected = way.admitted[method] ?? way.otherwise;
    const seen: Record<string, number> = {};
    const right: Record<string, number> = {};
    for (const host of [GOOD_HOSTS[0]!, GOOD_HOSTS[3]!, BAD_HOSTS[0]!, BAD_HOSTS[7]!])
      for (const origin of [undefined, ...BAD_ORIGINS.slice(0, 3)])
        for (const site of [...GOOD_SITES, ...BAD_SITES.slice(0, 2)]) {
          const row = `host ${host}, origin ${origin}, site ${site}`;
          const isGood = GOOD_HOSTS.includes(host) && origin === undefined && GOOD_SITES.includes(site);
          seen[row] = await statusOf(method, { host, origin, site });
          right[row] = isGood ? expected : 403;
        }

    expect(seen).toEqual(right);
  });

  const usual = Object.keys(way.admitted)[0]!;

  it.each(GOOD_HOSTS)('host %s is admitted', async (host) => {
    expect(await statusOf(usual, { host })).toBe(way.admitted[usual]);
  });

  it.each(BAD_HOSTS)('host "%s" is refused', async (host) => {
    expect([400, 403]).toContain(await statusOf(usual, { host }));
  });

  it.each(BAD_ORIGINS)('origin "%s" is refused', async (origin) => {
    expect(await statusOf(usual, { host: '127.0.0.1', origin })).toBe(403);
  });

  it.each(BAD_SITES)('site "%s" is refused', async (site) => {
    expect(await statusOf(usual, { host: '127.0.0.1', site })).toBe(403);
  });
});

describe('the head of a request', () => {
  const send = (request: RawRequest) => sendRaw(lenient.local.endpoint, request);
  const launch = 'Action=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1';

  it('names an allowed host, with its own port or the one that was allowed', async () => {
    const hosts = ['builder.example', fill('BUILDER.example:PORT', lenient), 'tunnel.example:8080'];
    hosts.push(fill('builder.example:PORT:PORT', lenient), 'tunnel.example:8080:8080');
    const others = [
      'builder.example:1',
      'builder.example:1:1',
      'tunnel.example',
      fill('tunnel.example:PORT', lenient),
    ];
    const ask = async (host: string) => (await send({ headers: [['Host', host]], body: FORM })).status;

    expect(await Promise.all(hosts.map(ask))).toEqual([200, 200, 200, 200, 200]);
    expect(await Promise.all(others.map(ask))).toEqual([403, 403, 403, 403]);
  });

  it.each<[string, ReadonlyArray<readonly [string, string]>, number]>([
    [
      'two hosts',
      [
        ['Host', 'localhost'],
        ['Host', 'attacker.example'],
      ],
      400,
    ],
    ['no host', [], 400],
    [
      'two targets',
      [
        ['Host', 'localhost'],
        ['X-Amz-Target', 'AmazonSSM.A'],
        ['X-Amz-Target', 'AmazonSSM.B'],
      ],
      400,
    ],
    [
      'two authorizations',
      [
        ['Host', 'localhost'],
        ['Authorization', 'a'],
        ['Authorization', 'b'],
      ],
      400,
    ],
    ['an origin behind many headers', [['Host', 'localhost'], ...many(2_000, 'a'), ['Origin', 'null']], 431],
    [
      'an origin behind a hundred headers',
      [['Host', 'localhost'], ...many(97, 'header'), ['Origin', 'null']],
      431,
    ],
    [
      'a head of 20 KiB',
      [
        ['Host', 'localhost'],
        ['X-Long', 'x'.repeat(20_480)],
      ],
      431,
    ],
  ])('with %s is refused before anything is read', async (_, headers, status) => {
    const before = lenient.local.journal.requests().length;

    expect((await send({ headers, body: launch })).status).toBe(status);
    expect(lenient.local.journal.requests()).toHaveLength(before);
  });

  it('of a web page leaves no trace in the journal', async () => {
    const before = lenient.local.journal.requests().length;

    const { status } = await send({
      headers: [
        ['Host', 'localhost'],
        ['Sec-Fetch-Site', 'cross-site'],
        ['Content-Type', 'text/plain'],
      ],
      body: launch,
    });

    expect(status).toBe(403);
    expect(lenient.local.journal.requests()).toHaveLength(before);
  });

  it('of a preflight gets no permission', async () => {
    const { status, head } = await send({
      method: 'OPTIONS',
      headers: [
        ['Host', 'localhost'],
        ['Origin', 'https://attacker.example'],
        ['Access-Control-Request-Method', 'POST'],
        ['Access-Control-Request-Private-Network', 'true'],
      ],
    });

    expect(status).toBe(403);
    expect(head.toLowerCase()).not.toContain('access-control-');
  });
});

function many(count: number, name: string): Array<readonly [string, string]> {
  return Array.from({ length: count }, (_, index) => [`${name}${index}`, '']);
}
