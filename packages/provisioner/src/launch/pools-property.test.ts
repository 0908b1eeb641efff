import { createVirtualClock } from '@ami-select/core/testing';
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CapacityPool } from '../fleet/fleet-intent.ts';
import { describePool } from '../plan/describe-pool.ts';
import { createLedger } from '../record/ledger.ts';
import { ec2Error } from '../testing/fake-responses.ts';
import { fleetIntent, testDependencies } from '../testing/fixtures.ts';
import { type ScriptedCall, scriptedEc2 } from '../testing/scripted-ec2.ts';
import { failureOf } from '../testing/simulate.ts';
import { launchPools } from './launch-pools.ts';
import { readPoolFailure } from './pool-failure.ts';

const ERRORS = [
  'InsufficientInstanceCapacity',
  'VcpuLimitExceeded',
  'MaxSpotInstanceCountExceeded',
  'InsufficientFreeAddressesInSubnet',
  'InvalidSubnetID.NotFound',
  'InvalidParameterCombination',
  'InvalidAMIID.NotFound',
  'UnauthorizedOperation',
];
const request = fc.record({
  instanceTypes: fc.uniqueArray(fc.constantFrom('c7g.large', 'm7g.large', 'g5g.xlarge', 'x2gd.large'), {
    minLength: 1,
  }),
  subnetIds: fc.uniqueArray(fc.constantFrom('subnet-00000001', 'subnet-00000002')),
  markets: fc.constantFrom({}, { market: 'spot' }, { market: 'spot', fallback: 'on-demand' } as const),
});
/** Of each pool, by its place in the order: an error, or room for all. */
const outcomes = fc.array(fc.option(fc.constantFrom(...ERRORS), { freq: 6 }), {
  minLength: 16,
  maxLength: 16,
});

/** The pools that a launch may ask, in order, and how it ends. */
function expected(pools: readonly CapacityPool[], of: (pool: CapacityPool) => string | null) {
  const asked: string[] = [];
  const errors: string[] = [];
  let left = pools;
  for (let pool = left[0]; pool !== undefined; pool = left[0]) {
    asked.push(pool.clientToken);
    const error = of(pool);
    if (error === null) return { asked, end: 'launched' };
    const failure = readPoolFailure(ec2Error(error), pool);
    if (failure === undefined)
      return { asked, end: error.startsWith('Un') ? 'PERMISSION_DENIED' : 'REFUSED' };
    errors.push(failure.kind);
    left = left.filter((other) => other !== pool && !failure.concerns(other));
  }
  return { asked, end: errors.every((kind) => kind === 'refusal') ? 'REFUSED' : 'CAPACITY' };
}

describe('a launch in any pools with any errors', () => {
  it('uses the first pool that can work, asks none that is ruled out, and names every pool', async () => {
    await fc.assert(
      fc.asyncProperty(request, outcomes, async ({ instanceTypes, subnetIds, markets }, drawn) => {
        const clock = createVirtualClock();
        const intent = fleetIntent(clock, { instanceTypes, subnetIds, ...(markets as { market?: 'spot' }) });
        const of = (pool: CapacityPool): string | null => drawn[intent.pools.indexOf(pool)] ?? null;
        const { ec2, calls } = scriptedEc2(({ input }: ScriptedCall) => {
          const { ClientToken } = input as RunInstancesCommandInput;
          const pool = intent.pools.find(({ clientToken }) => clientToken === ClientToken);
          const error = pool === undefined ? null : of(pool);
          return error === null
            ? { Instances: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] }
            : ec2Error(error);
        });
        const ledger = createLedger(intent, async () => {});
        const { asked, end } = expected(intent.pools, of);

        const result = launchPools(intent, ['sg-1'], ledger, testDependencies(ec2, clock));

        if (end === 'launched') expect(await result).toEqual(['i-1', 'i-2']);
        else {
          const failure = await failureOf(result);
          expect(failure.code).toBe(end);
          const ended = (failure.history ?? []).join('\n');
          const named = intent.pools.every((pool) => ended.includes(describePool(pool)));
          if (readPoolFailure(failure.cause, intent.pools[0]!) !== undefined || end === 'CAPACITY')
            expect(named).toBe(true);
        }
        const tokens = calls.map(({ input }) => (input as RunInstancesCommandInput).ClientToken);
        expect(tokens).toEqual(asked);
        expect(new Set(tokens).size).toBe(tokens.length);
      }),
      { numRuns: 300 },
    );
  });
});
