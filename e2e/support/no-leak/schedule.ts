import fc from 'fast-check';
import { FAULT_KINDS, type Fault, fits, LASTING, type Phase } from './fault-kinds.ts';
import { ENDERS, type FleetKind, hasRealMachine, IN_TURN, type Row } from './in-turn.ts';

/** One life of a fleet with everything that goes wrong in it. */
export interface Schedule extends Omit<Row, 'faults'> {
  readonly faults: readonly Fault[];
  /** How long new instances stay invisible, in milliseconds; groups less. */
  readonly hiddenMs: number;
}

/** The last call of a phase that a fault waits for: there may be no further one. */
const LAST: Readonly<Record<Phase, number>> = {
  preflight: 4,
  group: 1,
  launch: 0,
  lease: 1,
  ready: 0,
  renewal: 0,
  build: 0,
  move: 1,
  terminate: 0,
  delete: 0,
  unschedule: 1,
  inventory: 6,
};
const OF_LAUNCH: readonly Phase[] = ['group', 'launch', 'ready'];
/** A launch that took place, and is refused when it is sent again. */
const IN_DOUBT: Row['faults'] = [
  ['response-lost', 'launch'],
  ['no-capacity', 'launch'],
];
const OF_END: readonly Phase[] = ['move', 'terminate', 'delete', 'inventory'];
/** Machines that boot do so by the machine's clock, which no test waits for long. */
const QUICK = FAULT_KINDS.filter((kind) => !LASTING.has(kind) && !/no-response|without-response/.test(kind));

/** First the ones in turn, of which the seed draws the details; all of any further ones is drawn. */
export function schedulesOf(seed: number, count: number): readonly Schedule[] {
  const numRuns = Math.max(count, IN_TURN.length);
  const drawn = fc.sample(fc.tuple(details, anyRow), { seed, numRuns });
  return drawn.map(([{ at, seconds, hiddenMs }, random], number) => {
    const { faults, ...row } = IN_TURN[number] ?? random;
    const detailed = faults.map(([kind, phase], index): Fault => {
      return { kind, phase, at: (at + index) % (LAST[phase] + 1), seconds };
    });
    return { ...row, faults: detailed, hiddenMs };
  });
}

const details = fc.record({
  at: fc.nat({ max: 99 }),
  seconds: fc.integer({ min: 1, max: 15 }),
  hiddenMs: fc.integer({ min: 0, max: 40_000 }),
});

const anyRow: fc.Arbitrary<Row> = fc
  .constantFrom<FleetKind>('plain', 'plain', 'plain', 'plain', 'scheduled', 'large', 'booted', 'built')
  .chain((fleet) =>
    fc.record({
      fleet: fc.constant(fleet),
      faults: fc
        .tuple(
          fc.oneof(
            {
              weight: 3,
              arbitrary: anyFault(fleet, [...OF_LAUNCH, ...phasesOf(fleet)]).map((fault) => [fault]),
            },
            { weight: 1, arbitrary: fc.constant(IN_DOUBT) },
          ),
          anyFault(fleet, OF_END),
          fc.option(anyFault(fleet, OF_END)),
        )
        .map(([ofLaunch, ...ofEnd]) => [...ofLaunch, ...ofEnd.filter((fault) => fault !== null)]),
      enders: fc.array(fc.constantFrom(...ENDERS), { minLength: fleet === 'built' ? 1 : 0, maxLength: 3 }),
    }),
  );

function phasesOf(fleet: FleetKind): readonly Phase[] {
  if (fleet === 'scheduled') return ['lease', 'unschedule'];
  return fleet === 'built' ? ['renewal', 'build'] : [];
}

function anyFault(fleet: FleetKind, phases: readonly Phase[]): fc.Arbitrary<Row['faults'][number]> {
  const kinds = hasRealMachine(fleet) ? QUICK : FAULT_KINDS;
  const pairs = phases.flatMap((phase) =>
    kinds.filter((kind) => fits(kind, phase)).map((kind) => [kind, phase] as const),
  );
  return fc.constantFrom(...pairs);
}
