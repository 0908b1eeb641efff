import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLaunchClient } from './clients.ts';
import { type ConnectProxy, startProxy } from './testing/connect-proxy.ts';
import { WAYS } from './testing/every-way.ts';

const ROOT = join(import.meta.dirname, '../../..');
const region = 'eu-west-1';

/** Files that open connections and need no proxy. */
const WITHOUT_PROXY = {
  'packages/access/src/endpoint.ts': 'asks only where no proxy is',
  'packages/access/src/machine-network.ts': 'instance metadata, which is never behind a proxy',
  'packages/access/src/proxy-agents.ts': 'makes the connections to proxies',
  'packages/access/src/tunnel-agent.ts': 'opens the tunnels of proxies',
  'packages/builder/src/index/exchange.ts': 'takes the fetch of its caller, which is that of proxy-fetch.ts',
  'packages/builder/src/index/http-index.ts': 'hands it that fetch',
  'packages/builder/src/index/web-file.ts': 'hands it that fetch',
  'packages/cli/src/commands/local/control.ts': 'an endpoint on loopback',
  'packages/transport/src/ssh/dial.ts': 'SSH, which goes through no HTTP proxy',
};

const OPENS =
  /new (?:\w+\.)?[A-Z]\w*Client\(|\bfetch\(|(?<!import type \{[^}]*\} )from '(?:node:(?:https?|http2|tls)|ws|undici)'|import \{[^}]*\bconnect\b[^}]*\} from 'node:net'/;

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
      await expect(send(process.env)).rejects.toThrow();
      expect(proxy.targets[0]).toBe(`CONNECT ${host}:443`);
    }
  });

  it.each(Object.entries(WAYS))('of %s goes directly where NO_PROXY says so', async (_file, ways) => {
    vi.stubEnv('NO_PROXY', 'invalid,checkip.amazonaws.com,checkip.global.api.aws');
    vi.stubEnv('AWS_ENDPOINT_URL', 'https://aws.invalid');
    for (const { send } of ways) await expect(send(process.env)).rejects.toThrow();

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
