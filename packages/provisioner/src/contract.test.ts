import { createVirtualClock } from '@ami-select/core/testing';
import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContractWorld, FLEET_STATEMENTS, STATEMENTS } from './testing/contract/index.ts';
import { FakeEc2 } from './testing/fake-ec2.ts';
import { anyLags, type Lags, lagOf, lagRules } from './testing/lags.ts';
import { localHandlers } from './testing/local-handler.ts';

const TYPES = {
  instanceType: 'c7g.large',
  scarceType: 'c7g.xlarge',
  fullType: 'c7g.2xlarge',
  failingType: 'c7g.4xlarge',
} as const;
const FAILURE = { Code: 'Server.InternalError', Message: 'Server.InternalError: simulated' };
/** Longer than any lag and any transition together. */
const SETTLE_MS = 90_000;
const lags = anyLags({ hidden: 20_000, list: 10_000 });

const startLocal = localHandlers({ quotas: { capacity: { [TYPES.scarceType]: 1, [TYPES.fullType]: 0 } } });

async function localWorld(drawn: Lags): Promise<ContractWorld> {
  const { ec2, clock, imageId } = await startLocal([
    ...lagRules(drawn),
    {
      match: { instanceType: TYPES.failingType },
      effect: { kind: 'die', code: FAILURE.Code, message: FAILURE.Message },
    },
  ]);
  return { ec2, clock, imageId, settleMs: SETTLE_MS, ...TYPES };
}

function fakeWorld({ hidden, stale, tags }: Lags): ContractWorld {
  const clock = createVirtualClock();
  let created = 0;
  const fake = new FakeEc2({
    clock,
    delays: () => {
      created += 1;
      const ms = lagOf(hidden, created);
      return { visible: ms, groupVisible: ms, boot: 6_000, shutdown: 20_000, release: 5_000 };
    },
    lag: ({ index }) => ({ staleMs: lagOf(stale, index), tagMs: lagOf(tags, index) }),
    room: ({ InstanceType }: RunInstancesCommandInput) => {
      if (InstanceType === TYPES.fullType) return 0;
      return InstanceType === TYPES.scarceType ? 1 : Number.POSITIVE_INFINITY;
    },
    failure: ({ InstanceType }) => (InstanceType === TYPES.failingType ? FAILURE : undefined),
  });
  return { ec2: fake.port, clock, imageId: 'ami-0123456789abcdef0', settleMs: SETTLE_MS, ...TYPES };
}

const ALL = [...STATEMENTS, ...FLEET_STATEMENTS];

describe('the contract of EC2', () => {
  it('has statements of different titles', () => {
    expect(new Set(ALL.map(({ title }) => title)).size).toBe(ALL.length);
    expect(STATEMENTS.length).toBeGreaterThanOrEqual(25);
  });

  it.each(STATEMENTS)('holds on the fake with any lag: $title', async ({ run }) => {
    await fc.assert(
      fc.asyncProperty(lags, (drawn) => run(fakeWorld(drawn))),
      { numRuns: 20 },
    );
  });

  it.each(ALL)("holds on local-ec2's handler with any lag: $title", async ({ run }) => {
    await fc.assert(
      fc.asyncProperty(lags, async (drawn) => run(await localWorld(drawn))),
      { numRuns: 3 },
    );
  });
});
