import type { MetadataRequest } from '@ami-select/sandbox';
import { describe, expect, it } from 'vitest';
import { handleMetadata } from './handle-metadata.ts';
import type { InstanceView } from './instance-view.ts';

const now = new Date('2026-11-22T10:00:00Z');
const view: InstanceView = {
  instanceId: 'i-0123456789abcdef0',
  accountId: '123456789012',
  region: 'eu-west-1',
  availabilityZone: 'eu-west-1a',
  imageId: 'ami-1',
  instanceType: 't3.nano',
  architecture: 'x86_64',
  launchTime: now,
  launchIndex: 0,
  reservationId: 'r-1',
  hostname: 'ip-10-0-0-5.eu-west-1.compute.internal',
  privateIp: '10.0.0.5',
  mac: '0a:ec:0a:00:00:05',
  securityGroups: [{ id: 'sg-1', name: 'builds' }],
  keys: [{ name: 'me', publicKey: 'ssh-ed25519 AAAA me' }],
  userData: Buffer.from([0x1f, 0x8b, 0xff]),
  market: 'spot',
  tags: { Name: 'build' },
  options: {
    httpEndpoint: 'enabled',
    httpTokens: 'required',
    instanceMetadataTags: 'disabled',
    httpPutResponseHopLimit: 1,
  },
  tokenSecret: 'secret',
};

function ask(
  path: string,
  options: { view?: Partial<InstanceView>; token?: string; at?: Date } & Partial<MetadataRequest> = {},
) {
  const { view: changes = {}, token, at = now, method = 'GET', headers = {} } = options;
  const all = token === undefined ? headers : { ...headers, 'x-aws-ec2-metadata-token': token };
  const response = handleMetadata({ method, path, headers: all }, { ...view, ...changes }, at);
  return { status: response.status, body: Buffer.from(response.body).toString(), bytes: response.body };
}

function getToken(seconds = 60): string {
  return ask('/latest/api/token', {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) },
  }).body;
}

describe('handleMetadata', () => {
  it('row 36: refuses a request without a token when tokens are required', () => {
    expect(ask('/latest/meta-data/instance-id').status).toBe(401);
    expect(ask('/latest/meta-data/instance-id', { token: 'made-up' }).status).toBe(401);
  });

  it('row 36: answers without a token when tokens are optional, but never to a wrong one', () => {
    const changes = { options: { ...view.options, httpTokens: 'optional' as const } };

    expect(ask('/latest/meta-data/instance-id', { view: changes }).body).toBe(view.instanceId);
    expect(ask('/latest/meta-data/instance-id', { view: changes, token: 'made-up' }).status).toBe(401);
  });

  it('takes a token until its time is over, and for its own instance only', () => {
    const token = getToken(60);

    expect(ask('/latest/meta-data/instance-id', { token }).body).toBe(view.instanceId);
    expect(ask('/latest/meta-data/instance-id', { token, at: new Date(now.getTime() + 61_000) }).status).toBe(
      401,
    );
    expect(ask('/latest/meta-data/instance-id', { token, view: { instanceId: 'i-other' } }).status).toBe(401);
  });

  it('grants no token without a time, beyond six hours, through a proxy, or by GET', () => {
    const ttl = 'x-aws-ec2-metadata-token-ttl-seconds';
    const path = '/latest/api/token';

    expect(ask(path, { method: 'PUT' }).status).toBe(400);
    expect(ask(path, { method: 'PUT', headers: { [ttl]: '21601' } }).status).toBe(400);
    expect(ask(path, { method: 'PUT', headers: { [ttl]: '60', 'x-forwarded-for': '10.0.0.9' } }).status).toBe(
      403,
    );
    expect(ask(path, { headers: { [ttl]: '60' } }).status).toBe(405);
  });

  it('row 36: limits the hops of answers to token requests only', () => {
    const options = { ...view.options, httpTokens: 'optional' as const, httpPutResponseHopLimit: 3 };
    const limited = (method: string, path: string) =>
      handleMetadata({ method, path, headers: {} }, { ...view, options }, now).hopLimit;

    expect(limited('PUT', '/latest/api/token')).toBe(3);
    expect(limited('GET', '/latest/meta-data/instance-id')).toBeUndefined();
  });

  it('lists folders with a slash and leaves without', () => {
    const token = getToken();

    expect(ask('/latest/', { token }).body).toBe('dynamic/\nmeta-data/\nuser-data');
    expect(ask('/latest/meta-data/', { token }).body.split('\n')).toEqual(
      expect.arrayContaining(['ami-id', 'placement/', 'instance-id']),
    );
    expect(ask('/latest/dynamic/instance-identity', { token }).body).toBe('document');
  });

  it('reports the private address that a public one belongs to', () => {
    const token = getToken();
    const path = `/latest/meta-data/network/interfaces/macs/${view.mac}/ipv4-associations/`;

    const asked = { token, view: { publicIp: '198.51.100.7' } };

    expect(ask(path, asked).body).toBe('198.51.100.7');
    expect(ask(`${path}198.51.100.7`, asked).body).toBe(view.privateIp);
  });

  it('lists keys by index and name and reads them by index', () => {
    const token = getToken();

    expect(ask('/latest/meta-data/public-keys/', { token }).body).toBe('0=me');
    expect(ask('/latest/meta-data/public-keys/0/openssh-key', { token }).body).toBe('ssh-ed25519 AAAA me');
  });

  it('returns user data byte by byte, and 404 when there is none', () => {
    const token = getToken();

    expect([...ask('/latest/user-data', { token }).bytes]).toEqual([0x1f, 0x8b, 0xff]);
    expect(ask('/latest/user-data', { token, view: { userData: new Uint8Array() } }).status).toBe(404);
  });

  it('row 34: announces a spot interruption only when there is one', () => {
    const token = getToken();
    const interruption = { action: 'terminate' as const, time: new Date('2026-11-22T10:02:00Z') };

    expect(ask('/latest/meta-data/spot/instance-action', { token }).status).toBe(404);
    expect(
      JSON.parse(ask('/latest/meta-data/spot/instance-action', { token, view: { interruption } }).body),
    ).toEqual({
      action: 'terminate',
      time: '2026-11-22T10:02:00Z',
    });
  });

  it('shows tags only when the instance allows it', () => {
    const token = getToken();
    const options = { ...view.options, instanceMetadataTags: 'enabled' as const };

    expect(ask('/latest/meta-data/tags/instance/Name', { token }).status).toBe(404);
    expect(ask('/latest/meta-data/tags/instance/Name', { token, view: { options } }).body).toBe('build');
  });

  it('gives the credentials of a role, and 404 without one', () => {
    const token = getToken();
    const role = {
      name: 'builder',
      profileArn: 'arn:aws:iam::123456789012:instance-profile/builder',
      profileId: 'AIPA1',
    };

    expect(ask('/latest/meta-data/iam/security-credentials/', { token }).status).toBe(404);
    expect(ask('/latest/meta-data/iam/security-credentials/', { token, view: { role } }).body).toBe(
      'builder',
    );
    expect(
      JSON.parse(ask('/latest/meta-data/iam/security-credentials/builder', { token, view: { role } }).body),
    ).toMatchObject({ Code: 'Success' });
  });

  it('describes the instance in its identity document', () => {
    const document: unknown = JSON.parse(
      ask('/latest/dynamic/instance-identity/document', { token: getToken() }).body,
    );

    expect(document).toMatchObject({
      accountId: '123456789012',
      instanceId: view.instanceId,
      region: 'eu-west-1',
      pendingTime: '2026-11-22T10:00:00Z',
    });
  });

  it('responds with 404 to an unknown path and 403 when the service is off', () => {
    const options = { ...view.options, httpEndpoint: 'disabled' as const };

    expect(ask('/latest/meta-data/constructor', { token: getToken() }).status).toBe(404);
    expect(ask('/2026-99-99/meta-data/', { token: getToken() }).status).toBe(404);
    expect(ask('/latest/meta-data/', { view: { options } }).status).toBe(403);
  });
});
