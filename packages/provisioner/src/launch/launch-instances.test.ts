import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { FleetHandle } from '../fleet/handle.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error, networkError } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { launchInstances } from './launch-instances.ts';

describe('launchInstances', () => {
  const input = { ClientToken: 'token-1', MinCount: 1, MaxCount: 2 };

  function launched(responses: readonly unknown[], change: Parameters<typeof fleetIntent>[1] = {}) {
    const clock = createVirtualClock();
    const saved: FleetHandle[] = [];
    const { ec2, calls } = scriptedEc2(inOrder(...responses));
    const intent = fleetIntent(clock, change);
    const ledger = createLedger(intent, async (handle) => void saved.push(handle));
    const result = launchInstances(input, intent, ledger, testDependencies(ec2, clock));
    return { result, calls, outcomes: () => saved.map(({ calls: [call] = [] }) => call) };
  }

  it('records the call before it is sent and the instances after it', async () => {
    const { result, outcomes } = launched([
      { Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }, {}] },
    ]);

    await expect(result).resolves.toEqual(['i-1', 'i-2']);
    expect(outcomes()).toEqual([
      { action: 'RunInstances', token: 'token-1', outcome: 'sent', ids: [] },
      { action: 'RunInstances', token: 'token-1', outcome: 'created', ids: ['i-1', 'i-2'] },
    ]);
  });

  it('records instances that are terminated already, and does not count them', async () => {
    const instances = ['running', 'shutting-down', 'terminated'].map((Name, at) => ({
      InstanceId: `i-${at}`,
      State: { Name },
    }));
    const { result, outcomes } = launched([{ Instances: instances }]);

    await expect(result).resolves.toEqual(['i-0']);
    expect(outcomes().at(-1)?.ids).toEqual(['i-0', 'i-1', 'i-2']);
  });

  it('records a refusal', async () => {
    const { result, outcomes } = launched([ec2Error('UnauthorizedOperation', 403)]);

    await expect(result).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    expect(outcomes().at(-1)?.outcome).toBe('refused');
  });

  it('stays in doubt when a refusal follows a lost response', async () => {
    const { result, outcomes } = launched([networkError(), ec2Error('UnauthorizedOperation', 403)]);

    await expect(result).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    expect(outcomes().at(-1)?.outcome).toBe('sent');
  });

  it("waits for the fleet's own group to become visible", async () => {
    const { result, calls } = launched([ec2Error('InvalidGroup.NotFound'), { Instances: [] }]);

    await expect(result).resolves.toEqual([]);
    expect(calls.map(({ action }) => action)).toEqual(['RunInstances', 'RunInstances']);
  });

  it("does not wait for a group of the caller's that does not exist", async () => {
    const { result, calls } = launched([ec2Error('InvalidGroup.NotFound')], {
      securityGroupIds: ['sg-0123456789abcdef0'],
    });

    await expect(result).rejects.toMatchObject({ name: 'InvalidGroup.NotFound' });
    expect(calls).toHaveLength(1);
  });
});
