import type { ChildProcess } from 'node:child_process';
import type { LocalEc2 } from '@ami-select/local-ec2';
import { EFFECTS, type Fault, LASTING, nameOf, type Phase } from './fault-kinds.ts';
import type { Network } from './network.ts';
import { createPhases, type Process } from './phase-of.ts';

/** Faults at work. */
export interface FaultsAtWork {
  /** Those that were met. */
  fired(): readonly Fault[];
  /** The process whose calls follow; a fault may kill it. What lasted for the one before is over. */
  begin(process: Process, child: ChildProcess): void;
  /** A process has come to a phase without calls. */
  reach(phase: Phase): void;
  /** Whether a fault denied an operation to a process. */
  wasDenied(operation: string): boolean;
  /** No call meets a fault any more. */
  stop(): void;
}

interface Going {
  readonly fault: Fault;
  readonly operation: string;
  readonly untilMs: number;
}

/** Lets the calls that reach an endpoint meet faults, each fault once. */
export function injectFaults(
  { world, journal }: LocalEc2,
  network: Network,
  { faults, speed }: { readonly faults: readonly Fault[]; readonly speed: number },
): FaultsAtWork {
  const { begin, phaseOf } = createPhases(journal);
  const fired: Fault[] = [];
  const denied = new Set<string>();
  const counts = new Map<Phase, number>();
  let going: readonly Going[] = [];
  let child: ChildProcess | undefined;

  const nowMs = (): number => world.clock.now().getTime();
  const isGoing = ({ fault: { kind }, operation, untilMs }: Going, called: string): boolean =>
    kind === 'denied' ? operation === called : nowMs() < untilMs;

  /** The fault that is due at this call, if any. */
  function meet(phase: Phase): Fault | undefined {
    const number = counts.get(phase) ?? 0;
    counts.set(phase, number + 1);
    const due = faults.find((one) => one.phase === phase && one.at <= number && !fired.includes(one));
    if (due !== undefined) fired.push(due);
    return due;
  }

  function befall({ kind, seconds }: Fault): void {
    if (kind === 'killed-before' || kind === 'killed-after') child?.kill('SIGKILL');
    if (kind === 'aborted') child?.kill('SIGINT');
    if (kind === 'cut-off') network.cut((seconds * 1_000) / speed);
    if (kind === 'done-without-response') network.mute();
  }

  world.faults.effects = ({ operation, launch }) => {
    if (child === undefined || launch !== undefined) return [];
    const due = meet(phaseOf(operation));
    if (due === undefined)
      return going.filter((one) => isGoing(one, operation)).flatMap(({ fault }) => EFFECTS[fault.kind]);
    befall(due);
    if (due.kind === 'denied') denied.add(operation);
    if (due.kind === 'denied' || LASTING.has(due.kind))
      going = [...going, { fault: due, operation, untilMs: nowMs() + due.seconds * 1_000 }];
    return EFFECTS[due.kind];
  };
  return {
    fired: () => fired,
    begin: (process, next) => {
      begin(process);
      child = next;
      going = [];
    },
    reach: (phase) => {
      const due = meet(phase);
      if (due !== undefined) befall(due);
    },
    wasDenied: (operation) => denied.has(operation),
    stop: () => {
      child = undefined;
    },
  };
}

/** `nameOf` each. */
export function namesOf(faults: readonly Fault[]): readonly string[] {
  return faults.map(nameOf);
}
