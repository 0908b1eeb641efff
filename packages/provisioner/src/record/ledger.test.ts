import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { createLedger, resumeLedger } from './ledger.ts';

const intent = fleetIntent(createVirtualClock());

it('stores every step', async () => {
  const saved: FleetHandle[] = [];
  const ledger = createLedger(intent, async (handle) => void saved.push(handle));
  const group = { action: 'CreateSecurityGroup', token: 'name' } as const;
  const launch = { action: 'RunInstances', token: 'token-1' } as const;

  await ledger.open();
  await ledger.sending('CreateSecurityGroup', 'name');
  await ledger.completed('name', 'created', ['sg-1']);
  await ledger.sending('RunInstances', 'token-1');
  await ledger.completed('token-1', 'refused');
  await ledger.sending('RunInstances', 'token-1');
  await ledger.ready([], [{ kind: 'volume', id: 'vol-1' }]);

  const sent = { outcome: 'sent', ids: [] };
  const created = { ...group, outcome: 'created', ids: ['sg-1'] };
  expect(saved).toEqual([
    { intent, calls: [] },
    { intent, calls: [{ ...group, ...sent }] },
    { intent, calls: [created], securityGroupId: 'sg-1' },
    { intent, calls: [created, { ...launch, ...sent }], securityGroupId: 'sg-1' },
    { intent, calls: [created, { ...launch, outcome: 'refused', ids: [] }], securityGroupId: 'sg-1' },
    { intent, calls: [created, { ...launch, ...sent }], securityGroupId: 'sg-1' },
    {
      intent,
      calls: [created, { ...launch, ...sent }],
      securityGroupId: 'sg-1',
      hosts: [],
      attached: [{ kind: 'volume', id: 'vol-1' }],
    },
  ]);
  expect(ledger.handle()).toEqual(saved.at(-1));
});

it('does not take the id of an instance for a group', async () => {
  const ledger = createLedger(intent, async () => {});

  await ledger.sending('RunInstances', 'token-1');
  await ledger.completed('token-1', 'created', ['i-1']);

  expect(ledger.handle().securityGroupId).toBeUndefined();
});

it('forgets the user data when the launch has ended', async () => {
  const saved: FleetHandle[] = [];
  const ledger = createLedger(intent, async (handle) => void saved.push(handle));

  await ledger.open();
  await ledger.launched();

  expect(saved[0]?.intent.userData).toBe(intent.userData);
  expect(saved[1]?.intent).toEqual({ ...intent, userData: '' });
});

it('keeps one host key for an instance', async () => {
  const ledger = createLedger(intent, async () => {});
  const key = { instanceId: 'i-1', hostKey: 'ssh-ed25519 AAAA', confirmed: false };

  await ledger.learned(key);
  await ledger.learned({ ...key, instanceId: 'i-2' });
  await ledger.learned({ ...key, confirmed: true });

  expect(ledger.handle().hostKeys).toEqual([
    { ...key, instanceId: 'i-2' },
    { ...key, confirmed: true },
  ]);
});

it('goes on with a stored handle', async () => {
  const saved: FleetHandle[] = [];
  const stored: FleetHandle = { intent, calls: [], securityGroupId: 'sg-1' };

  await resumeLedger(stored, async (handle) => void saved.push(handle)).ready([], []);

  expect(saved).toEqual([{ ...stored, hosts: [], attached: [] }]);
});
