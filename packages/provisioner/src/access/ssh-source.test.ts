import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { fleetIntent } from '../testing/fixtures.ts';
import { sshSource } from './ssh-source.ts';

const intent = fleetIntent(createVirtualClock());
const ENDPOINT = {
  by: 'instance-connect',
  endpointId: 'eice-1',
  dnsName: 'a.test',
  groupIds: ['sg-9'],
} as const;
const caller = (address: string) => ({ callerAddress: async () => address });

describe('sshSource', () => {
  it('is the private address of the caller in the VPC', async () => {
    const route = { by: 'private', caller: '10.0.0.9' } as const;

    await expect(sshSource(intent, route, {})).resolves.toMatchObject({
      name: '10.0.0.9/32',
      ranges: { IpRanges: [{ CidrIp: '10.0.0.9/32' }] },
    });
  });

  it('is the given network elsewhere', async () => {
    const given = { ...intent, sshFrom: '10.0.0.0/16' };

    await expect(sshSource(given, { by: 'private' }, {})).resolves.toMatchObject({ name: '10.0.0.0/16' });
  });

  it('is the group of an endpoint', async () => {
    await expect(sshSource(intent, ENDPOINT, {})).resolves.toMatchObject({
      ranges: { UserIdGroupPairs: [{ GroupId: 'sg-9' }] },
    });
  });

  it('is nobody for Session Manager', async () => {
    await expect(sshSource(intent, { by: 'ssm' }, {})).resolves.toBeUndefined();
  });

  it('is nobody on a private route that nobody takes', async () => {
    const running = { ...intent, ready: { until: 'running', timeoutMinutes: 5 } } as const;

    await expect(sshSource(running, { by: 'private' }, {})).resolves.toBeUndefined();
    await expect(
      sshSource({ ...running, sshFrom: '10.0.0.0/16' }, { by: 'private' }, {}),
    ).resolves.toMatchObject({ name: '10.0.0.0/16' });
    await expect(sshSource({ ...running, connect: 'private' }, { by: 'private' }, {})).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  it('is an IPv6 address for machines that have IPv6', async () => {
    await expect(sshSource(intent, { by: 'ipv6' }, caller('2001:db8::1'))).resolves.toMatchObject({
      name: '2001:db8::1/128',
    });
    await expect(sshSource(intent, { by: 'ipv6' }, caller('198.51.100.4'))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringMatching(/^connect: auto is not valid because the machines have IPv6 addresses/),
    });
    const given = { ...intent, sshFrom: '203.0.113.0/24' };
    await expect(sshSource(given, { by: 'ipv6' }, {})).rejects.toThrow(
      /^ssh-from: .* expected an IPv6 network/,
    );
  });

  it('refuses to guess the private network of the caller', async () => {
    await expect(sshSource(intent, { by: 'private' }, caller('198.51.100.4'))).rejects.toMatchObject({
      message: expect.stringMatching(/^ssh-from: auto is not valid because .*; expected the network/),
    });
  });
});
