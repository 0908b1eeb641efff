import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { CreatingCall } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import { fleetIntent } from '../testing/fixtures.ts';
import { planTermination } from './termination-target.ts';

const intent = fleetIntent(createVirtualClock());

function launch(token: string, outcome: CreatingCall['outcome'], ids: readonly string[] = []): CreatingCall {
  return { action: 'RunInstances', token, outcome, ids };
}

describe('planTermination', () => {
  it('knows every id that a launch or a host has, each once', () => {
    const calls = [launch('a', 'created', ['i-1', 'i-2']), launch('b', 'created', ['i-3'])];
    const hosts = [{ instanceId: 'i-2' }, { instanceId: 'i-4' }] as Host[];

    expect(planTermination({ intent, calls, hosts })).toEqual({
      intent,
      knownIds: ['i-1', 'i-2', 'i-3', 'i-4'],
      doubtfulTokens: [],
      ec2FleetIds: [],
      isInstantInDoubt: false,
    });
  });

  it('doubts launches without a response, and no group', () => {
    const group: CreatingCall = {
      action: 'CreateSecurityGroup',
      token: 'name',
      outcome: 'sent',
      ids: ['sg-1'],
    };
    const calls = [group, launch('a', 'refused'), launch('b', 'sent'), launch('c', 'created', ['i-1'])];

    expect(planTermination({ intent, calls })).toMatchObject({ knownIds: ['i-1'], doubtfulTokens: ['b'] });
  });

  it('knows which calls of CreateFleet were its own, unless one had no response', () => {
    const fleet = (outcome: CreatingCall['outcome'], ids: readonly string[]): CreatingCall => {
      return { action: 'CreateFleet', token: 'd', outcome, ids };
    };
    const known = [fleet('created', ['fleet-1', 'i-1']), fleet('refused', [])];

    expect(planTermination({ intent, calls: known }).ec2FleetIds).toEqual(['fleet-1', 'i-1']);
    expect(planTermination({ intent, calls: [...known, fleet('sent', [])] }).ec2FleetIds).toBeUndefined();
  });

  it('knows nothing of an intent alone', () => {
    expect(planTermination({ intent })).toEqual({
      intent,
      knownIds: [],
      doubtfulTokens: undefined,
      isInstantInDoubt: false,
    });
  });

  it('doubts a call of CreateFleet of which nobody recorded the response', () => {
    const many = { ...intent, count: 25, pools: [...intent.pools, ...intent.pools] };
    const fleet: CreatingCall = { action: 'CreateFleet', token: 'token', outcome: 'sent', ids: [] };
    const isInDoubt = (handle: Parameters<typeof planTermination>[0]): boolean | undefined =>
      planTermination(handle).isInstantInDoubt;

    expect(isInDoubt({ intent: { ...intent, pools: [] } })).toBe(true);
    expect(isInDoubt({ intent: many })).toBe(true);
    expect(isInDoubt({ intent: many, calls: [fleet] })).toBe(true);
    expect(isInDoubt({ intent: many, calls: [{ ...fleet, outcome: 'refused' }] })).toBe(false);
    expect(isInDoubt({ intent: many, calls: [] })).toBe(false);
  });

  it('expects nothing of a fleet that was proven terminated', () => {
    const calls = [launch('a', 'created', ['i-1']), launch('b', 'sent')];

    expect(planTermination({ intent, calls, terminatedAt: '2026-01-01' })).toEqual({
      intent,
      knownIds: [],
      doubtfulTokens: [],
    });
  });
});
