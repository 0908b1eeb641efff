import type { FleetHandle } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { hostsOf } from './hosts-of.ts';

const intent = { fleetId: 'fleet-1' };
const named = { name: 'host-1', address: '203.0.113.7' };

function handleOf(change: object): FleetHandle {
  return { intent, hosts: [named], ...change } as unknown as FleetHandle;
}

describe('hostsOf', () => {
  it('has the hosts of a fleet that can be reached', () => {
    const tunnelled = { name: 'host-2', address: '', via: { kind: 'ssm' } };

    expect(hostsOf(handleOf({ hosts: [named, tunnelled] }))).toEqual([named, tunnelled]);
  });

  it.each([
    ['a fleet that has ended', { terminatedAt: 'today' }, 'fleet-1 was terminated at today'],
    ['one that never was ready', { hosts: undefined }, 'fleet-1 never became ready'],
    [
      'one with a machine that nothing leads to',
      { hosts: [named, { name: 'host-2', address: '' }] },
      'host-2 of fleet-1 has no address to reach it by: EC2 had shown none when it was ready',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => hostsOf(handleOf(change))).toThrow(expect.objectContaining({ code: 'NO_HOSTS', message }));
  });
});
