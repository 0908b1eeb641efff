import { createVirtualClock } from '@ami-select/core/testing';
import { generateSshKeyPair } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ProvisionerError } from '../fleet/errors.ts';
import type { FleetRequest } from '../fleet/fleet-request.ts';
import { fleetIntent, fleetRequest } from '../testing/fixtures.ts';
import { createIntent } from './create-intent.ts';

function refusalOf(change: Partial<FleetRequest>): ProvisionerError {
  try {
    fleetIntent(createVirtualClock(), change);
  } catch (error) {
    return error as ProvisionerError;
  }
  throw new Error('expected a refusal');
}

describe('createIntent', () => {
  it('gives the same fleet id and tokens for the same identity, and new keys', () => {
    const clock = createVirtualClock();

    const [one, other] = [1, 2].map(() => createIntent(fleetRequest(), { clock }));

    expect(one?.fleetId).toBe(other?.fleetId);
    expect(one?.pools).toEqual(other?.pools);
    expect(one?.ssh.privateKey).not.toBe(other?.ssh.privateKey);
  });

  it.each<[string, Partial<FleetRequest>]>([
    ['repository', { identity: { repository: 'octo/other', runId: '42', runAttempt: '1', job: 'test' } }],
    ['run', { identity: { repository: 'octo/demo', runId: '43', runAttempt: '1', job: 'test' } }],
    ['attempt', { identity: { repository: 'octo/demo', runId: '42', runAttempt: '2', job: 'test' } }],
    ['job', { identity: { repository: 'octo/demo', runId: '42', runAttempt: '1', job: 'build' } }],
    ['id', { identity: { repository: 'octo/demo', runId: '42', runAttempt: '1', job: 'test', id: 'leg-2' } }],
    ['region', { region: 'us-east-1' }],
  ])('gives another fleet for another %s', (_name, change) => {
    const clock = createVirtualClock();

    const changed = fleetIntent(clock, change);

    expect(changed.fleetId).not.toBe(fleetIntent(clock).fleetId);
    expect(changed.pools[0]?.clientToken).not.toBe(fleetIntent(clock).pools[0]?.clientToken);
  });

  it('plans all subnets of a type before the next type, and spot before on-demand', () => {
    const intent = fleetIntent(createVirtualClock(), {
      instanceTypes: ['c7g.large', 'c6g.large'],
      subnetIds: ['subnet-00000001', 'subnet-00000002'],
      market: 'spot',
      fallback: 'on-demand',
    });

    expect(
      intent.pools.slice(0, 5).map(({ instanceType, subnetId, market }) => [instanceType, subnetId, market]),
    ).toEqual([
      ['c7g.large', 'subnet-00000001', 'spot'],
      ['c7g.large', 'subnet-00000002', 'spot'],
      ['c6g.large', 'subnet-00000001', 'spot'],
      ['c6g.large', 'subnet-00000002', 'spot'],
      ['c7g.large', 'subnet-00000001', 'on-demand'],
    ]);
    expect(new Set(intent.pools.map(({ clientToken }) => clientToken)).size).toBe(8);
    expect(intent.pools.every(({ clientToken }) => /^[\x21-\x7e]{1,64}$/.test(clientToken))).toBe(true);
  });

  it('tries a place that is named twice once', () => {
    const intent = fleetIntent(createVirtualClock(), {
      instanceTypes: ['c7g.large', 'c6g.large', 'c7g.large'],
    });

    expect(intent.pools.map(({ instanceType }) => instanceType)).toEqual(['c7g.large', 'c6g.large']);
  });

  it('signs with identity and expiry', () => {
    const intent = fleetIntent(createVirtualClock(), { tags: { team: 'core' } });

    expect(intent.tags).toEqual({
      team: 'core',
      'ami-select:fleet': intent.fleetId,
      'ami-select:repository': 'octo/demo',
      'ami-select:run': '42',
      'ami-select:attempt': '1',
      'ami-select:job': 'test',
      'ami-select:expires-at': '2026-01-01T00:45:00.000Z',
      'ami-select:version': '1',
    });
  });

  it('writes one cloud-config: the lease first, then host key and login key', () => {
    const intent = createIntent(fleetRequest(), { clock: createVirtualClock() });

    const text = Buffer.from(intent.userData, 'base64').toString();
    const config = parse(text);

    expect(text.startsWith('#cloud-config\n')).toBe(true);
    expect(Object.keys(config)[0]).toBe('bootcmd');
    expect(config.bootcmd).toHaveLength(1);
    expect(config.bootcmd[0]).toContain("'OnCalendar=2026-01-01 00:45:00 UTC'");
    expect(config.ssh_keys.ed25519_private).toContain('BEGIN OPENSSH PRIVATE KEY');
    expect(config.ssh_keys.ed25519_public).toBe(intent.ssh.hostKey.trim());
    expect(config.ssh_authorized_keys).toEqual([intent.ssh.publicKey.trim()]);
    expect(text).not.toContain(intent.ssh.privateKey.split('\n')[2]);
  });

  it('runs the script of the caller after everything else', () => {
    const script = '#!/bin/sh\necho "a: b" > /tmp/x\n';

    const intent = fleetIntent(createVirtualClock(), { userData: script });
    const config = parse(Buffer.from(intent.userData, 'base64').toString());

    const [, encoded = ''] = /echo (\S+) \| base64 -d/.exec(config.runcmd[0]) ?? [];
    expect(Buffer.from(encoded, 'base64').toString()).toBe(script);
    expect(Object.keys(config).at(-1)).toBe('runcmd');
  });

  it('survives JSON', () => {
    const intent = createIntent(fleetRequest(), {
      clock: createVirtualClock(),
      generateKeyPair: generateSshKeyPair,
    });

    expect(JSON.parse(JSON.stringify(intent))).toEqual(intent);
  });

  it('takes the loopback address for an endpoint on this machine', () => {
    const intent = fleetIntent(createVirtualClock(), { endpoint: 'http://127.0.0.1:4566' });

    expect(intent.sshFrom).toBe('127.0.0.1/32');
  });

  it('lists every problem at once, with field, value and what is allowed', () => {
    const failure = refusalOf({
      region: 'europe',
      instanceTypes: ['large'],
      count: 0,
      ttlMinutes: 0.5,
      sshFrom: 'here',
      tags: { 'ami-select:run': 'mine' },
      userData: 'echo hi',
      fallback: 'on-demand',
    });

    expect(failure.code).toBe('INVALID_REQUEST');
    expect(failure.problems.map(({ field }) => field)).toEqual([
      'region',
      'instance-types',
      'fallback',
      'count',
      'ttl',
      'ssh-from',
      'tags',
      'user-data',
    ]);
    expect(failure.message).toContain('count: 0 is not valid; expected an integer from 1 to 1000');
  });

  it.each(['0.0.0.0/0', '::/0', '0.0.0.0/1', '128.0.0.0/4', '10.0.0.0/8', '203.0.0.0/15', '2001:db8::/31'])(
    'refuses to open SSH to %s',
    (sshFrom) => {
      expect(refusalOf({ sshFrom }).code).toBe('UNSAFE_REQUEST');
    },
  );

  it('names the size of user data that is too big', () => {
    const failure = refusalOf({ userData: `#!/bin/sh\n${'x'.repeat(13_000)}` });

    expect(failure.code).toBe('INVALID_REQUEST');
    expect(failure.message).toMatch(/user-data: 1[89]\d{3} bytes .* at most 16384/);
  });

  it('refuses a minimum above the count', () => {
    expect(refusalOf({ count: 2, minimum: 3 }).problems).toEqual([
      { field: 'minimum', message: '3 is not valid; expected an integer from 1 to count (2)' },
    ]);
  });

  it('accepts user data of exactly the size that EC2 allows', () => {
    const userDataOf = (keyLength: number): Buffer => {
      const generateKeyPair = () => ({ privateKey: 'x'.repeat(keyLength), publicKey: 'public' });
      const { userData } = createIntent(fleetRequest(), { clock: createVirtualClock(), generateKeyPair });
      return Buffer.from(userData, 'base64');
    };
    const keyLength = 1 + 16_384 - userDataOf(1).length;

    expect(userDataOf(keyLength)).toHaveLength(16_384);
    expect(() => userDataOf(keyLength + 1)).toThrow(
      'The fleet cannot be created as requested: user-data: 16385 bytes with our own part are not valid; expected at most 16384',
    );
    expect(refusalOf({ userData: `#!${'x'.repeat(13_000)}` })).toMatchObject({
      hint: 'Let the script download large parts, or copy them once the fleet is ready.',
      problems: [{ field: 'user-data' }],
    });
  });

  it.each([
    [{}, { securityGroupIds: undefined, sshFrom: 'auto' }],
    [{ endpoint: 'https://ec2.example.org' }, { sshFrom: 'auto' }],
    [{ endpoint: 'http://127.0.0.1', sshFrom: '10.0.0.0/16' }, { sshFrom: '10.0.0.0/16' }],
    [{ securityGroupIds: [] }, { securityGroupIds: undefined, sshFrom: 'auto' }],
    [
      { securityGroupIds: ['sg-00000001'] },
      { securityGroupIds: ['sg-00000001'], securityGroupName: undefined, sshFrom: undefined },
    ],
  ])('plans the access for %o', (change, access) => {
    const intent = fleetIntent(createVirtualClock(), change);

    expect({
      securityGroupIds: intent.securityGroupIds,
      securityGroupName: intent.securityGroupName,
      sshFrom: intent.sshFrom,
    }).toEqual({
      securityGroupIds: undefined,
      securityGroupName: `ami-select-${intent.fleetId}`,
      ...access,
    });
  });

  it('keeps what the request says, and the key pairs apart', () => {
    const comments: string[] = [];
    const generateKeyPair = (comment: string) => {
      comments.push(comment);
      return { privateKey: `private ${comments.length}`, publicKey: `public ${comments.length}` };
    };

    const intent = createIntent(
      fleetRequest({ minimum: 1, endpoint: 'http://localhost', parameters: { a: 1 } }),
      {
        clock: createVirtualClock(),
        generateKeyPair,
      },
    );

    expect(comments).toEqual([intent.fleetId, `${intent.fleetId}-host`]);
    expect(intent).toMatchObject({
      version: 1,
      region: 'eu-central-1',
      endpoint: 'http://localhost',
      count: 2,
      minimum: 1,
      ttlMinutes: 45,
      parameters: { a: 1 },
      ssh: { user: 'ubuntu', privateKey: 'private 1', publicKey: 'public 1', hostKey: 'public 2' },
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-01T00:45:00.000Z',
    });
    expect(fleetIntent(createVirtualClock()).minimum).toBe(2);
  });
});
