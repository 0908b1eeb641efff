import type { FaultRule } from '@ami-select/local-ec2';
import fc from 'fast-check';
import { anyLags, type Lags, lagOf, lagRules } from '../lags.ts';
import { CALL_FAULTS, type CallFault, LAUNCH_FAULTS, type Phase, refusalOf } from './call-faults.ts';
import { WORLD_FAULTS, type WorldFaultKind, worldRules } from './world-faults.ts';

/** Who ends a fleet, and what they know of it. */
export const ENDERS = [
  'the spawning process',
  'the last handle',
  'the saved state',
  'the fleet id',
  'nobody',
] as const;

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

/** More than CreateFleet is for. */
const LARGE = fc.integer({ min: 21, max: 23 });

interface Fleets {
  readonly count: fc.Arbitrary<number>;
  readonly first: fc.Arbitrary<readonly CallFault[]>;
  /** Whether there is certainly room for fewer than asked. */
  readonly partial: fc.Arbitrary<boolean>;
}

const SMALL_FLEETS: Fleets = {
  count: fc.integer({ min: 1, max: 4 }),
  first: fc.oneof(
    { weight: 6, arbitrary: one(anyFault('launch', 2)) },
    { weight: 4, arbitrary: one(anyFault('lease', 0)) },
    { weight: 4, arbitrary: one(anyFault('ready', 1)) },
    { weight: 6, arbitrary: one(anyFault('end', 3)) },
    { weight: 1, arbitrary: anyDoubt() },
  ),
  partial: fc.constant(false),
};

/** Any schedule with at least one fault after the first creating call; one of 15 is of a large fleet. */
export function anySchedule(): fc.Arbitrary<Schedule> {
  const large = scheduleOf({ count: LARGE, first: one(anyFleetFault()), partial: fc.boolean() });
  return fc.oneof({ weight: 14, arbitrary: scheduleOf(SMALL_FLEETS) }, { weight: 1, arbitrary: large });
}

function scheduleOf(fleets: Fleets): fc.Arbitrary<Schedule> {
  return fc
    .record({
      ...fleets,
      isAllOrNothing: fc.boolean(),
      isSpot: fc.boolean(),
      isScheduled: fc.constantFrom(true, false, false, false),
      lags: anyLags(LAGS),
      world: fc.uniqueArray(fc.constantFrom(...WORLD_FAULTS), { maxLength: 2 }),
      others: fc.array(
        fc.oneof(anyFault('launch'), anyFault('ready'), anyLateRefusal(), {
          weight: 2,
          arbitrary: anyFault('end'),
        }),
        { maxLength: 4 },
      ),
      ender: fc.constantFrom(...ENDERS),
    })
    .map(({ isAllOrNothing, isScheduled, partial, first, others, count, world, ...schedule }) => ({
      ...schedule,
      count,
      world: partial && !world.includes('fewer-than-asked') ? [...world, 'fewer-than-asked'] : world,
      hasLeaseRole: isScheduled || first[0]?.phase === 'lease',
      minimum: isAllOrNothing ? count : 1,
      faults: [...first, ...others],
    }));
}

function one(fault: fc.Arbitrary<CallFault>): fc.Arbitrary<readonly CallFault[]> {
  return fault.map((drawn) => [drawn]);
}

/** EC2 does a launch whose response is lost, and has no room for its repetition. */
function anyDoubt(): fc.Arbitrary<readonly CallFault[]> {
  const at = { phase: 'launch' as const, action: 'RunInstances', at: 0, seconds: 1 };
  return fc.constantFrom(...LAUNCH_FAULTS).map((kind) => [
    { ...at, kind: 'response-lost' as const },
    { ...at, kind },
  ]);
}

/** A launch in the place of lost machines is refused. */
function anyLateRefusal(): fc.Arbitrary<CallFault> {
  return fc.record({
    kind: fc.constantFrom(...LAUNCH_FAULTS),
    phase: fc.constant('ready' as const),
    at: fc.constant(0),
    seconds: fc.constant(1),
  });
}

/** A fault of CreateFleet itself: as many kills and lost responses as refusals. */
function anyFleetFault(): fc.Arbitrary<CallFault> {
  const kinds = fc.oneof(
    fc.constant('killed-before' as const),
    fc.constant('killed-after' as const),
    fc.constantFrom('response-lost' as const, 'done-without-response' as const),
    fc.constantFrom(...CALL_FAULTS.filter((kind) => refusalOf(kind) !== undefined)),
  );
  return fc.record({
    kind: kinds,
    phase: fc.constant('launch' as const),
    action: fc.constant('CreateFleet'),
    at: fc.constant(0),
    seconds: fc.integer({ min: 1, max: 90 }),
  });
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
export function rulesOf({ lags, world, count }: Schedule): readonly FaultRule[] {
  const isLarge = isLargeFleet(count);
  const fleets = isLarge ? ['CreateLaunchTemplate', 'CreateFleet'] : [];
  const hidden = fleets.map((operation) => ({
    match: { operation },
    effect: { kind: 'hide' as const, ms: lagOf(lags.hidden, 0) },
  }));
  return [...lagRules(lags).map(withSoonerGroups), ...hidden, ...worldRules(world, { isLarge })];
}

/** Whether it is launched by CreateFleet. */
export function isLargeFleet(count: number): boolean {
  return count > 20;
}

/** Groups are searched for half a minute, machines for a minute. */
function withSoonerGroups(rule: FaultRule): FaultRule {
  const { match, effect } = rule;
  if (match?.operation !== 'CreateSecurityGroup' || effect.kind !== 'hide') return rule;
  return { ...rule, effect: { ...effect, ms: Math.min(effect.ms, 25_000) } };
}
