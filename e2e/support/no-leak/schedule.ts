import fc from 'fast-check';
import { END_KINDS, FAULT_KINDS, type Fault, type Phase } from './faults.ts';

export interface Schedule {
  readonly faults: readonly Fault[];
  /** The post step has what the main step saved, and no file. */
  readonly isHandleLost: boolean;
  /** Machines that boot, where that is possible. */
  readonly isReal: boolean;
}

/** So many meet every fault in every phase. */
export const FEWEST_SCHEDULES: number = FAULT_KINDS.length;

/** Those in turn whose machines come up in spite of their faults, and that need no long wait. */
const REAL: ReadonlySet<number> = new Set([2, 6]);

/** First a fault each for the launch and for the end, in turn; further ones are drawn. */
export function schedulesOf(seed: number, count: number): readonly Schedule[] {
  const drawn = fc.sample(fc.array(drawnFault, { minLength: 4, maxLength: 4 }), { seed, numRuns: count });
  return drawn.slice(0, Math.max(count, FEWEST_SCHEDULES)).map((draws, number) => {
    const [launch, end, ...others] = draws as [Draw, Draw, Draw, Draw];
    const isInTurn = number < FEWEST_SCHEDULES;
    return {
      faults: [
        faultOf('launch', { ...launch, ...(isInTurn && { kind: number }) }),
        faultOf('end', { ...end, ...(isInTurn && { kind: number + 7, at: end.at % 2 }) }),
        ...(isInTurn ? [] : others.map((draw, index) => faultOf(index === 0 ? 'launch' : 'end', draw))),
      ],
      isHandleLost: number % 3 === 1,
      isReal: REAL.has(number % FEWEST_SCHEDULES),
    };
  });
}

interface Draw {
  readonly kind: number;
  readonly at: number;
  readonly times: number;
}

const drawnFault: fc.Arbitrary<Draw> = fc.record({
  kind: fc.nat({ max: 999 }),
  at: fc.nat({ max: 3 }),
  times: fc.integer({ min: 1, max: 3 }),
});

function faultOf(phase: Phase, { kind, at, times }: Draw): Fault {
  const kinds = phase === 'launch' ? FAULT_KINDS : END_KINDS;
  const name = kinds[kind % kinds.length] as Fault['kind'];
  // A call without a response takes its time, and a process dies once.
  const isOnce = name === 'no-response' || name === 'killed';
  return { kind: name, phase, at: phase === 'launch' ? at % 2 : at, times: isOnce ? 1 : times };
}
