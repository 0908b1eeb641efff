import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { createLedger } from '../record/ledger.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { inOrder, type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { launchPools } from './launch-pools.ts';

const noRoom = ec2Error('InsufficientInstanceCapacity', 500);
const launched = (...ids: string[]) => ({ Instances: ids.map((InstanceId) => ({ InstanceId })) });

function launch(
  respond: (call: ScriptedCall, index: number) => unknown,
  change: Parameters<typeof fleetIntent>[1] = {},
  signal?: AbortSignal,
) {
  const clock = createVirtualClock();
  const { ec2, calls } = scriptedEc2(respond);
  const intent = fleetIntent(clock, { instanceTypes: ['c7g.large', 'c6g.large'], ...change });
  const ledger = createLedger(intent, async () => {});
  const dependencies = { ...testDependencies(ec2, clock), signal };
  return { intent, calls, clock, dependencies, result: launchPools(intent, ['sg-1'], ledger, dependencies) };
}

const countsOf = ({ input }: ScriptedCall) => {
  const { InstanceType, MinCount, MaxCount } = input as {
    InstanceType: string;
    MinCount: number;
    MaxCount: number;
  };
  return [InstanceType, MinCount, MaxCount];
};

describe('launchPools', () => {
  it('is done with the first pool that has room for all', async () => {
    const { intent, calls, dependencies, result } = launch(inOrder(launched('i-1', 'i-2')));

    await expect(result).resolves.toEqual(['i-1', 'i-2']);
    expect(calls.map(countsOf)).toEqual([['c7g.large', 2, 2]]);
    expect(calls[0]?.input).toMatchObject({ SecurityGroupIds: ['sg-1'] });
    expect(dependencies.lines).toEqual([`Launched i-1, i-2 (c7g.large on-demand, ${intent.image.id}).`]);
  });

  it('goes on to the next pool and reports why', async () => {
    const { intent, dependencies, result } = launch(inOrder(noRoom, launched('i-1', 'i-2')), {
      subnetIds: ['subnet-00000001'],
    });

    await expect(result).resolves.toEqual(['i-1', 'i-2']);
    expect(dependencies.lines).toEqual([
      'No room in c7g.large subnet-00000001 on-demand (InsufficientInstanceCapacity).',
      `Launched i-1, i-2 (c6g.large subnet-00000001 on-demand, ${intent.image.id}).`,
    ]);
  });

  it('requests from the next pool only the missing instances, one at least', async () => {
    const { calls, result } = launch(inOrder(launched('i-1'), launched('i-2', 'i-3')), {
      count: 3,
      minimum: 2,
    });

    await expect(result).resolves.toEqual(['i-1', 'i-2', 'i-3']);
    expect(calls.map(countsOf)).toEqual([
      ['c7g.large', 1, 3],
      ['c6g.large', 1, 2],
    ]);
  });

  it('is content with the minimum after the last pool', async () => {
    const { dependencies, result } = launch(inOrder(launched('i-1'), {}), { count: 3, minimum: 1 });

    await expect(result).resolves.toEqual(['i-1']);
    expect(dependencies.lines.at(-1)).toContain('Launched nothing (c6g.large');
  });

  it.each([
    [{}, '2 requested, 0 launched'],
    [{ count: 3, minimum: 2 }, 'at least 2 requested, 0 launched'],
  ])('reports every pool when none has room (%o)', async (change, counts) => {
    const { result } = launch(inOrder(noRoom), change);

    const reason = 'InsufficientInstanceCapacity: InsufficientInstanceCapacity (simulated)';
    await expect(result).rejects.toMatchObject({
      code: 'CAPACITY',
      message: `No room for the fleet: ${counts}.\n- c7g.large on-demand: ${reason}\n- c6g.large on-demand: ${reason}`,
      history: [`c7g.large on-demand: ${reason}`, `c6g.large on-demand: ${reason}`],
      hint: 'Give more instance types, zones or subnets, or fallback: on-demand.',
    });
  });

  it('stops at a token that has other parameters', async () => {
    const cause = ec2Error('IdempotentParameterMismatch');
    const { intent, calls, result } = launch(inOrder(cause));

    await expect(result).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Another fleet was launched under this identity (${intent.fleetId}).`,
      hint: `Terminate it with: ami-select terminate ${intent.fleetId}, or give this fleet an id of its own.`,
      awsError: 'IdempotentParameterMismatch',
      action: 'ec2:RunInstances',
      cause,
    });
    expect(calls).toHaveLength(1);
  });

  it('stops at what no pool will change', async () => {
    const { calls, result } = launch(inOrder(ec2Error('InvalidAMIID.NotFound')));

    await expect(result).rejects.toMatchObject({ code: 'REFUSED', action: 'ec2:RunInstances' });
    expect(calls).toHaveLength(1);
  });

  it('launches nothing once the caller has aborted', async () => {
    const { calls, result } = launch(inOrder({}), {}, AbortSignal.abort());

    await expect(result).rejects.toMatchObject({ code: 'ABORTED', message: 'Stopped while launching.' });
    expect(calls).toEqual([]);
  });

  it('launches nothing more once the lease is over, and says so with what every pool said', async () => {
    const { intent, calls, clock, result } = launch(
      () => {
        // Pools that take their time.
        clock.advance(200_000);
        return noRoom;
      },
      { ttlMinutes: 3, fallback: 'on-demand', market: 'spot' },
    );

    await expect(result).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringMatching(
        new RegExp(
          `^The lease of ${intent.fleetId} ended at ${intent.expiresAt}, before its instances were launched \\(0 of 2 were\\)\\.\\n- c7g.large spot: Insufficient`,
        ),
      ),
      hint: expect.stringContaining('longer ttl'),
    });
    expect(calls).toHaveLength(1);
  });
});
