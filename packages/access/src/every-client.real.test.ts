import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerAddress } from './caller-address.ts';
import {
  createClients,
  createLaunchClient,
  createSchedulerClient,
  createServiceQuotasClient,
} from './clients.ts';
import { decodeDenial } from './decode-denial.ts';
import { createEagerClients } from './eager-clients.ts';
import { createKeyPush } from './key-push.ts';
import { createTunnels } from './open-tunnel.ts';
import { createFetch } from './proxy-fetch.ts';
import { type ConnectProxy, startProxy } from './testing/connect-proxy.ts';

const ROOT = join(import.meta.dirname, '../../..');
const region = 'eu-west-1';
const { signal } = new AbortController();

interface Way {
  /** Where it goes by default, through a proxy. */
  readonly host: string;
  readonly send: () => Promise<unknown>;
}

/** What leaves this machine, by the file that makes the client. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  'ec2-client.ts': [
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      send: () => createClients()(region).ec2.send(new DescribeImagesCommand({})),
    },
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      send: () => createEagerClients()(region).ec2.send(new DescribeImagesCommand({})),
    },
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      send: () => createLaunchClient({ region }).send(new DescribeImagesCommand({})),
    },
  ],
  'ssm-client.ts': [
    {
      host: 'ssm.eu-west-1.amazonaws.com',
      send: () => createClients()(region).ssm.send(new GetParameterCommand({ Name: '/a' })),
    },
    {
      host: 'ssm.eu-west-1.amazonaws.com',
      send: () => createEagerClients()(region).ssm.send(new GetParameterCommand({ Name: '/a' })),
    },
  ],
  'scheduler-client.ts': [
    {
      host: 'scheduler.eu-west-1.amazonaws.com',
      send: () => createSchedulerClient({ region }).send(new ListSchedulesCommand({})),
    },
  ],
  'service-quotas-client.ts': [
    {
      host: 'servicequotas.eu-west-1.amazonaws.com',
      send: () =>
        createServiceQuotasClient({ region }).send(new ListServiceQuotasCommand({ ServiceCode: 'ec2' })),
    },
  ],
  'sts-client.ts': [{ host: 'sts.eu-west-1.amazonaws.com', send: () => decodeDenial('encoded', { region }) }],
  'instance-connect-client.ts': [
    {
      host: 'ec2-instance-connect.eu-west-1.amazonaws.com',
      send: () => {
        const push = { kind: 'instance-connect', region, instanceId: 'i-0123456789abcdef0' };
        return createKeyPush()({ user: 'ubuntu', push }, 'ssh-ed25519 AAAA', signal);
      },
    },
  ],
  'instance-connect-tunnel.ts': [
    {
      host: 'eice-1.invalid',
      send: () => {
        const via = { kind: 'instance-connect', region, endpointId: 'eice-1', dnsName: 'eice-1.invalid' };
        return createTunnels(process.env)({ host: '10.0.0.5', port: 22, via }, signal);
      },
    },
  ],
  'proxy-fetch.ts': [
    { host: 'index.invalid', send: () => createFetch(process.env)('https://index.invalid/') },
  ],
  'caller-address.ts': [
    {
      host: 'checkip.amazonaws.com',
      send: () =>
        callerAddress({ fetch: createFetch(process.env, () => Promise.reject(new Error('direct'))) }),
    },
  ],
};

/** Files that open connections and need no proxy. */
const WITHOUT_PROXY = {
  'packages/access/src/endpoint.ts': 'asks only where no proxy is',
  'packages/access/src/machine-network.ts': 'instance metadata, which is never behind a proxy',
  'packages/access/src/proxy-agents.ts': 'makes the connections to proxies',
  'packages/builder/src/index/http-client.ts':
    'takes the fetch of its caller, which is that of proxy-fetch.ts',
  'packages/builder/src/index/http-index.ts': 'hands it that fetch',
  'packages/cli/src/commands/local/control.ts': 'an endpoint on loopback',
  'packages/transport/src/ssh/dial.ts': 'SSH, which goes through no HTTP proxy',
};

const OPENS =
  /new (?:\w+\.)?[A-Z]\w*Client\(|\bfetch\(|from '(?:node:(?:https?|http2|tls)|ws|undici)'|import \{[^}]*\bconnect\b[^}]*\} from 'node:net'/;

function filesThatConnect(): string[] {
  const isOurs = (path: string): boolean =>
    !/\.test\.ts$|\/testing\/|^packages\/(?:local-ec2|sandbox)\//.test(path);
  return globSync('{packages,actions}/*/src/**/*.ts', { cwd: ROOT })
    .filter(isOurs)
    .filter((path) => OPENS.test(readFileSync(join(ROOT, path), 'utf8')))
    .sort();
}

describe('every client', () => {
  let proxy: ConnectProxy;
  beforeEach(async () => {
    proxy = await startProxy();
    for (const name of [
      'http_proxy',
      'https_proxy',
      'all_proxy',
      'no_proxy',
      'HTTP_PROXY',
      'ALL_PROXY',
      'NO_PROXY',
    ])
      vi.stubEnv(name, undefined);
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    proxy.close();
  });

  it('is known here, so that none bypasses the proxy', () => {
    const known = [
      ...Object.keys(WAYS).map((name) => `packages/access/src/${name}`),
      ...Object.keys(WITHOUT_PROXY),
    ];

    expect(filesThatConnect()).toEqual(known.sort());
  });

  it.each(Object.entries(WAYS))('of %s goes through the proxy', async (_file, ways) => {
    for (const { host, send } of ways) {
      proxy.targets.length = 0;
      await expect(send()).rejects.toThrow();
      expect(proxy.targets[0]).toBe(`CONNECT ${host}:443`);
    }
  });

  it.each(Object.entries(WAYS))('of %s goes directly where NO_PROXY says so', async (_file, ways) => {
    vi.stubEnv('NO_PROXY', 'invalid,checkip.amazonaws.com,checkip.global.api.aws');
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://aws.invalid');
    for (const { send } of ways) await expect(send()).rejects.toThrow();

    expect(proxy.targets).toEqual([]);
  });

  it('that only gets credentials goes through the proxy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-'));
    writeFileSync(join(folder, 'token'), 'token');
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/build');
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', join(folder, 'token'));

    await expect(createLaunchClient({ region }).send(new DescribeImagesCommand({}))).rejects.toThrow();
    rmSync(folder, { recursive: true });

    expect(new Set(proxy.targets)).toEqual(new Set(['CONNECT sts.eu-west-1.amazonaws.com:443']));
  });
});
