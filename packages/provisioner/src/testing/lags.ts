import type { FaultRule } from '@ami-select/local-ec2';
import fc from 'fast-check';

/** Lag of new resources and of lists, in ms; each one has its own, by its number. */
export interface Lags {
  readonly hidden: readonly number[];
  readonly stale: readonly number[];
  readonly tags: readonly number[];
}

/** As many creating and listing calls have a rule of their own on local-ec2. */
const CREATING = 14;
const LISTING = 60;

export function anyLags(most: { readonly hidden: number; readonly list: number }): fc.Arbitrary<Lags> {
  return fc.record({ hidden: anyMs(most.hidden), stale: anyMs(most.list), tags: anyMs(most.list) });
}

/** The lag of one resource or call. */
export function lagOf(values: readonly number[], number: number): number {
  return values[number % values.length] ?? 0;
}

/** Faults of local-ec2 with these lags: one rule for each creating call and one for each list. */
export function lagRules({ hidden, stale, tags }: Lags): readonly FaultRule[] {
  const creating = ['RunInstances', 'CreateSecurityGroup'].flatMap((operation) =>
    Array.from({ length: CREATING }, (_, after) => ({
      match: { operation },
      after,
      times: 1,
      effect: { kind: 'hide' as const, ms: lagOf(hidden, after) },
    })),
  );
  const effects = (number: number) => [
    { kind: 'stale' as const, ms: lagOf(stale, number) },
    { kind: 'lag-tags' as const, ms: lagOf(tags, number) },
  ];
  const listing = Array.from({ length: LISTING }, (_, after) =>
    effects(after).map((effect) => ({ match: { operation: 'DescribeInstances' }, after, times: 1, effect })),
  );
  return [...creating, ...listing.flat()];
}

function anyMs(most: number): fc.Arbitrary<number[]> {
  return fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: most })), {
    minLength: 1,
    maxLength: 7,
  });
}
