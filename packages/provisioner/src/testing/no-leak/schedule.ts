import type { FaultRule } from '@ami-select/local-ec2';
import fc from 'fast-check';
import { anyLags, type Lags, lagRules } from '../lags.ts';
import { CALL_FAULTS, type CallFault, LAUNCH_FAULTS, type Phase } from './call-faults.ts';

/** Faults of machines, besides the lag that every schedule has. */
export const WORLD_FAULTS = [
  'dies-at-boot',
  'interrupted',
  'fewer-than-asked',
  'slow-termination',
  'no-address',
  'protected',
  'ssh-late',
  'lease-not-armed',
] as const;

export type WorldFaultKind = (typeof WORLD_FAULTS)[number];

/** Who ends a fleet, and what they know of it. */
export const ENDERS = ['the spawning process', 'the last handle', 'the fleet id', 'nobody'] as const;

/** One life of a fleet with everything that goes wrong in it. */
export interface Schedule {
  readonly count: number;
  readonly minimum: number;
  readonly isSpot: boolean;
  /** It has a lease on the side of AWS, too. */
  readonly hasLeaseRole: boolean;
  readonly lags: Lags;
  readonly world: readonly WorldFaultKind[];
  readonly faults: readonly CallFault[];
  readonly ender: (typeof ENDERS)[number];
}

/** Instances stay invisible for 45 s, lists are 6 s old. */
const LAGS = { hidden: 45_000, list: 6_000 };
/** Calls of a phase that a fault may come at. */
const CALLS: Readonly<Record<Phase, number>> = { launch: 4, lease: 1, ready: 8, end: 14 };

/** Any schedule with at least one fault after the first creating call. */
export function anySchedule(): fc.Arbitrary<Schedule> {
  return fc
    .record({
      count: fc.integer({ min: 1, max: 4 }),
      isAllOrNothing: fc.boolean(),
      isSpot: fc.boolean(),
      isScheduled: fc.constantFrom(true, false, false, false),
      lags: anyLags(LAGS),
      world: fc.uniqueArray(fc.constantFrom(...WORLD_FAULTS), { maxLength: 2 }),
      first: fc.oneof(
        { weight: 3, arbitrary: anyFault('launch', 2) },
        { weight: 2, arbitrary: anyFault('lease', 0) },
        { weight: 2, arbitrary: anyFault('ready', 1) },
        { weight: 3, arbitrary: anyFault('end', 3) },
      ),
      others: fc.array(
        fc.oneof(anyFault('launch'), anyFault('ready'), { weight: 2, arbitrary: anyFault('end') }),
        { maxLength: 4 },
      ),
      ender: fc.constantFrom(...ENDERS),
    })
    .map(({ isAllOrNothing, isScheduled, first, others, count, ...schedule }) => ({
      ...schedule,
      count,
      hasLeaseRole: isScheduled || first.phase === 'lease',
      minimum: isAllOrNothing ? count : 1,
      faults: [first, ...others],
    }));
}

function anyFault(phase: Phase, most: number = CALLS[phase]): fc.Arbitrary<CallFault> {
  const kinds = CALL_FAULTS.filter((kind) => phase === 'launch' || !LAUNCH_FAULTS.has(kind));
  return fc.record({
    kind: fc.constantFrom(...kinds),
    phase: fc.constant(phase),
    at: fc.integer({ min: 0, max: most }),
    seconds: fc.integer({ min: 1, max: 90 }),
  });
}

/** The rules of local-ec2 for a schedule. */
export function rulesOf({ lags, world }: Schedule): readonly FaultRule[] {
  const has = (kind: WorldFaultKind): boolean => world.includes(kind);
  const launches: FaultRule[] = [];
  const add = (rule: Omit<FaultRule, 'match'>): void => {
    launches.push({ match: { instanceType: '*' }, ...rule });
  };
  if (has('dies-at-boot'))
    add({ times: 1, effect: { kind: 'die', code: 'Server.InsufficientInstanceCapacity', afterMs: 2_000 } });
  if (has('fewer-than-asked')) add({ times: 1, effect: { kind: 'fewer', count: 1 } });
  if (has('slow-termination')) add({ effect: { kind: 'slow-termination', ms: 240_000 } });
  if (has('no-address')) add({ times: 1, effect: { kind: 'no-address' } });
  if (has('interrupted')) {
    const effect = { kind: 'interrupt', afterMs: 1_000, noticeMs: 4_000 } as const;
    launches.push({ match: { market: 'spot' }, times: 2, effect });
  }
  return [...lagRules(lags).map(withSoonerGroups), ...launches];
}

/** Groups are searched for half a minute, machines for a minute. */
function withSoonerGroups(rule: FaultRule): FaultRule {
  const { match, effect } = rule;
  if (match?.operation !== 'CreateSecurityGroup' || effect.kind !== 'hide') return rule;
  return { ...rule, effect: { ...effect, ms: Math.min(effect.ms, 25_000) } };
}
