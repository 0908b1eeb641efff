import { expect, it } from 'vitest';
import { recoverHandle } from './recover-handle.ts';

it('knows id, place and the name of the group, and claims no record of calls', () => {
  const now = new Date(Date.UTC(2026, 0, 1));

  const handle = recoverHandle({
    fleetId: 'fleet-1',
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1',
    now,
  });

  expect(handle).toEqual({
    intent: {
      version: 1,
      fleetId: 'fleet-1',
      identity: {},
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1',
      image: { id: '', architecture: '', rootDeviceName: '', sshUser: '' },
      pools: [],
      count: 0,
      minimum: 0,
      securityGroupName: 'ami-select-fleet-1',
      ttlMinutes: 0,
      tags: {},
      userData: '',
      ssh: { user: '', privateKey: '', publicKey: '', hostKey: '' },
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2026-01-01T00:00:00.000Z',
    },
  });
});
