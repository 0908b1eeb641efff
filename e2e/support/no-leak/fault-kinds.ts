import type { ChildProcess } from 'node:child_process';
import type { FaultRule, LocalEc2 } from '@ami-select/local-ec2';

/** `launch`: from the first creating call on; `end`: from the first call that ends something, or the post step, on. */
export type Phase = 'launch' | 'end';

type Effect = FaultRule['effect'];

export type FaultKind =
  | 'no-response'
  | 'throttled'
  | 'server-error'
  | 'expired-credentials'
  | 'denied'
  | 'cut-off'
  | 'late'
  | 'killed'
  | 'no-capacity'
  | 'quota-used-up';

/** What the endpoint does to a call, by the name of the fault. */
const EFFECTS: Readonly<Record<FaultKind, Effect>> = {
  'no-response': { kind: 'delay', ms: 3_600_000 },
  throttled: { kind: 'error', code: 'RequestLimitExceeded', status: 503 },
  'server-error': { kind: 'error', code: 'InternalError', status: 500 },
  'expired-credentials': { kind: 'error', code: 'ExpiredToken', status: 400 },
  denied: { kind: 'error', code: 'UnauthorizedOperation', status: 403 },
  'cut-off': { kind: 'lose-response' },
  late: { kind: 'delay', ms: 700 },
  killed: { kind: 'lose-response' },
  'no-capacity': { kind: 'error', code: 'InsufficientInstanceCapacity', status: 500 },
  'quota-used-up': { kind: 'error', code: 'VcpuLimitExceeded', status: 400 },
};

export const FAULT_KINDS: readonly FaultKind[] = Object.keys(EFFECTS) as FaultKind[];

/** Launches alone can meet these. */
const LAUNCH_FAULTS: ReadonlySet<FaultKind> = new Set(['no-capacity', 'quota-used-up']);

export const END_KINDS: readonly FaultKind[] = FAULT_KINDS.filter((kind) => !LAUNCH_FAULTS.has(kind));

export interface Fault {
  readonly kind: FaultKind;
  readonly phase: Phase;
  /** Number of the call in its phase, from 0; a launch fault waits for a launch. */
  readonly at: number;
  /** So many calls in a row meet it. */
  readonly times: number;
}

/** Faults at work. */
export interface FaultsAtWork {
  /** Names of those that calls have met. */
  readonly fired: ReadonlySet<string>;
  /** The process whose calls follow; a fault may kill it. */
  begin(phase: Phase, child: ChildProcess): void;
  /** No call meets a fault any more. */
  stop(): void;
}

const LAUNCHES = new Set(['RunInstances', 'CreateFleet']);
const ENDING = new Set(['TerminateInstances', 'DeleteSecurityGroup']);
const CREATING = new Set([...LAUNCHES, 'CreateSecurityGroup', 'CreateLaunchTemplate']);

/** Lets calls meet faults, each after a call that created something. */
export function injectFaults({ world, journal }: LocalEc2, faults: readonly Fault[]): FaultsAtWork {
  const fired = new Set<string>();
  const left = new Map(faults.map((fault) => [fault, fault.times]));
  const calls = { launch: 0, end: 0 };
  let phase: Phase = 'launch';
  let child: ChildProcess | undefined;
  let hasCreated = false;

  world.faults.effects = ({ operation, launch }) => {
    hasCreated ||= journal.requests().some(isCreating);
    if (child === undefined || !hasCreated || launch !== undefined) return [];
    if (ENDING.has(operation)) phase = 'end';
    const fault = faults.find((one) => one.phase === phase && hits(one, operation));
    calls[phase] += 1;
    if (fault === undefined) return [];
    left.set(fault, (left.get(fault) ?? 0) - 1);
    fired.add(nameOf(fault));
    if (fault.kind === 'killed') child.kill('SIGKILL');
    return [EFFECTS[fault.kind]];
  };
  const hits = (fault: Fault, operation: string): boolean =>
    (left.get(fault) ?? 0) > 0 &&
    (LAUNCH_FAULTS.has(fault.kind) ? LAUNCHES.has(operation) : calls[fault.phase] >= fault.at);
  return {
    fired,
    begin: (next, process) => {
      phase = next;
      child = process;
    },
    stop: () => {
      child = undefined;
    },
  };
}

export function nameOf({ phase, kind }: Pick<Fault, 'phase' | 'kind'>): string {
  return `${phase} ${kind}`;
}

function isCreating({ operation, input }: { readonly operation: string; readonly input: object }): boolean {
  return CREATING.has(operation) && !('DryRun' in input && input.DryRun === true);
}
