import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest } from '../testing/launch.ts';
import { sendRaw } from '../testing/raw-request.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const FORM = 'Action=DescribeVpcs&Version=2016-11-15';

let test: TestEndpoint;
let other: TestEndpoint;

beforeAll(async () => {
  test = await startTestEndpoint();
  other = await startTestEndpoint();
});
afterAll(async () => {
  await test.close();
  await other.close();
});

describe('the control path', () => {
  const PATHS = ['health', 'support', 'faults', 'journal/requests', 'journal/resources', 'journal/remaining'];
  const send = (target: string, authorization: string | undefined, method = 'GET') =>
    sendRaw(test.local.endpoint, {
      method,
      target,
      headers: [
        ['Host', 'localhost'],
        ...(authorization === undefined ? [] : [['Authorization', authorization] as const]),
      ],
      body: method === 'PUT' ? 'rules: []' : '',
    });

  it.each(PATHS)('%s opens with the secret', async (path) => {
    expect((await send(`/_local/${path}`, `Bearer ${test.local.secret}`)).status).toBe(200);
  });

  it.each([
    ...PATHS.map((path) => ['GET', path]),
    ['PUT', 'faults'],
    ['DELETE', 'faults'],
    ['GET', 'images/us-east-1'],
    ['PUT', 'images/us-east-1'],
    ['GET', 'nothing'],
    ['GET', ''],
  ])('%s %s stays closed without it', async (method, path) => {
    const { secret } = test.local;
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${other.local.secret}`,
      `bearer ${secret}`,
      `Bearer ${secret} `.padEnd(90, 'x'),
      `Bearer ${secret.slice(0, -1)}`,
      `Bearer ${secret.toLowerCase()}`,
      `Basic ${Buffer.from(`x:${secret}`).toString('base64')}`,
      `Bearer x, Bearer ${secret}`,
      'Bearer local-ec2-secret-access-key-is-no-secret',
      'Bearer \u00e9'.padEnd(47, '\u00e9'),
    ];
    for (const authorization of wrong) {
      const { status, body, head } = await send(`/_local/${path}`, authorization, method);
      expect([status, authorization]).toEqual([401, authorization]);
      expect(body + head).not.toContain(secret);
    }
  });
});

describe('paths', () => {
  const secret = (): string => `Bearer ${test.local.secret}`;
  const ask = (target: string, authorization: string) =>
    sendRaw(test.local.endpoint, {
      method: 'GET',
      target,
      headers: [
        ['Host', 'localhost'],
        ['Authorization', authorization],
      ],
    });

  const CROOKED = [
    '//_local/health',
    '/./_local/health',
    '/x/../_local/health',
    '/%2e/_local/health',
    '/x/%2e%2e/_local/health',
    '/x/..%2f_local/health',
    '/%5flocal/health',
    '/%2f_local/health',
    '/\\_local/health',
    '/_LOCAL/health',
    '/_local',
    '/_local;/health',
    '/_local//health',
    '/_local/./health',
    '/_local/../_local/health',
    '/_local/%68ealth',
    '/_local/health/',
    '/_local/health%00',
    '/_local/images/..%2f..%2fjournal',
    '/_local/images/us-east-1/../../health',
    'http://localhost/_local/health',
    'http://attacker.example/_local/health',
    '*',
    '_local/health',
  ];

  it.each(CROOKED)('%s is not the control path, secret or not', async (target) => {
    const withSecret = await ask(target, secret());
    const without = await ask(target, 'Bearer x');

    expect([400, 404]).toContain(withSecret.status);
    expect([400, 401, 404]).toContain(without.status);
    expect(withSecret.body + without.body).not.toContain('"sandbox"');
  });

  it.each(['//', '/./', '/index', '/%2f', '/x/..', '/services', '/..', 'http://localhost/', '/#'])(
    '%s is not the API',
    async (target) => {
      const { status } = await sendRaw(test.local.endpoint, { target, body: FORM });

      expect([400, 404]).toContain(status);
    },
  );

  it.each(['/_imds/', '/latest/meta-data/', '/latest/api/token'])(
    '%s is no path for the metadata of an instance, which machines have from a listener of their own',
    async (path) => {
      const [launched] = await launchTest(test.ec2);

      for (const target of [path, `${path}${launched?.InstanceId}/latest/user-data`]) {
        expect((await ask(target, 'x')).status).toBe(404);
        expect((await ask(target, secret())).status).toBe(404);
      }
    },
  );
});
