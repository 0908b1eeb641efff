import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { createLedger } from './ledger.ts';

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
