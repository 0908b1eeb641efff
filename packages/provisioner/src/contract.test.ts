import { createVirtualClock } from '@ami-select/core/testing';
import { createLocalEc2HandlerFactory, type FaultRule } from '@ami-select/local-ec2';
import { DescribeImagesCommand, EC2Client, type RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContractWorld, STATEMENTS } from './testing/contract/index.ts';
import { FakeEc2 } from './testing/fake-ec2.ts';

const REGION = 'us-east-1';
const TYPES = {
  instanceType: 'c7g.large',
  scarceType: 'c7g.xlarge',
  fullType: 'c7g.2xlarge',
  failingType: 'c7g.4xlarge',
} as const;
const FAILURE = { Code: 'Server.InternalError', Message: 'Server.InternalError: simulated' };
/** Longer than any lag and any transition that is drawn, together. */
const SETTLE_MS = 90_000;

/** Lags in ms; the one of a resource or of a call is found by its number. */
interface Lags {
  readonly hidden: readonly number[];
  readonly stale: readonly number[];
  readonly tags: readonly number[];
}

const anyMs = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: most })), { minLength: 1, maxLength: 7 });
const anyLags: fc.Arbitrary<Lags> = fc.record({
  hidden: anyMs(20_000),
  stale: anyMs(10_000),
  tags: anyMs(10_000),
});

function drawn(values: readonly number[], index: number): number {
  return values[index % values.length] ?? 0;
}

function fakeWorld({ hidden, stale, tags }: Lags): ContractWorld {
  const clock = createVirtualClock();
  let created = 0;
  const fake = new FakeEc2({
    clock,
    delays: () => {
      created += 1;
      const ms = drawn(hidden, created);
      return { visible: ms, groupVisible: ms, boot: 6_000, shutdown: 20_000, release: 5_000 };
    },
    lag: ({ index }) => ({ staleMs: drawn(stale, index), tagMs: drawn(tags, index) }),
    room: ({ InstanceType }: RunInstancesCommandInput) => {
      if (InstanceType === TYPES.fullType) return 0;
      return InstanceType === TYPES.scarceType ? 1 : Number.POSITIVE_INFINITY;
    },
    failure: ({ InstanceType }) => (InstanceType === TYPES.failingType ? FAILURE : undefined),
  });
  return { ec2: fake.port, clock, imageId: 'ami-0123456789abcdef0', settleMs: SETTLE_MS, ...TYPES };
}

const createHandler = createLocalEc2HandlerFactory({
  region: REGION,
  regions: [REGION],
  images: 1000,
  latencies: 'aws',
  start: new Date('2026-11-22T08:00:00Z'),
  quotas: { capacity: { [TYPES.scarceType]: 1, [TYPES.fullType]: 0 } },
});

async function localWorld(lags: Lags): Promise<ContractWorld> {
  const { requestHandler, endpoint, credentials, clock } = createHandler({
    faults: { rules: rulesOf(lags) },
  });
  const ec2 = new EC2Client({
    requestHandler,
    endpoint,
    credentials,
    region: REGION,
    maxAttempts: 1,
  } as never);
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({
      Owners: ['099720109477'],
      Filters: [
        { Name: 'architecture', Values: ['arm64'] },
        { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
      ],
    }),
  );
  return { ec2, clock, imageId: Images[0]?.ImageId ?? '', settleMs: SETTLE_MS, ...TYPES };
}

/** One rule for the creation of each resource and one for each list call, as many as the longest statement makes. */
function rulesOf({ hidden, stale, tags }: Lags): readonly FaultRule[] {
  const creating = ['RunInstances', 'CreateSecurityGroup'].flatMap((operation) =>
    Array.from({ length: 14 }, (_, after) => ({
      match: { operation },
      after,
      times: 1,
      effect: { kind: 'hide' as const, ms: drawn(hidden, after) },
    })),
  );
  const listing = Array.from({ length: 40 }, (_, after) => [
    { after, effect: { kind: 'stale' as const, ms: drawn(stale, after) } },
    { after, effect: { kind: 'lag-tags' as const, ms: drawn(tags, after) } },
  ]).flat();
  const failing = { match: { instanceType: TYPES.failingType } };
  return [
    ...creating,
    ...listing.map((rule) => ({ match: { operation: 'DescribeInstances' }, times: 1, ...rule })),
    { ...failing, effect: { kind: 'die', code: FAILURE.Code, message: FAILURE.Message } },
  ];
}

describe('the contract of EC2', () => {
  it('has statements of different titles', () => {
    expect(new Set(STATEMENTS.map(({ title }) => title)).size).toBe(STATEMENTS.length);
    expect(STATEMENTS.length).toBeGreaterThanOrEqual(25);
  });

  it.each(STATEMENTS)('holds on the fake with any lag: $title', async ({ run }) => {
    await fc.assert(
      fc.asyncProperty(anyLags, (lags) => run(fakeWorld(lags))),
      { numRuns: 20 },
    );
  });

  it.each(STATEMENTS)("holds on local-ec2's handler with any lag: $title", async ({ run }) => {
    await fc.assert(
      fc.asyncProperty(anyLags, async (lags) => run(await localWorld(lags))),
      { numRuns: 3 },
    );
  });
});
