import type { FaultRule } from '@ami-select/local-ec2';

/** Where in a fleet's life a call is. */
export const PHASES = [
  /** All before the intent is stored: checks and dry runs. */
  'preflight',
  'group',
  'launch',
  /** CreateSchedule: the lease on the side of AWS. */
  'lease',
  'ready',
  /** CreateTags of a build. */
  'renewal',
  /** The steps of a build, which call nothing. */
  'build',
  /** Of interfaces, out of the fleet's group. */
  'move',
  'terminate',
  'delete',
  /** DeleteSchedule. */
  'unschedule',
  /** What an end looks at. */
  'inventory',
] as const;

export type Phase = (typeof PHASES)[number];

type Effect = FaultRule['effect'];

const refusal = (code: string, status: number): readonly Effect[] => [{ kind: 'error', code, status }];
const LOST: readonly Effect[] = [{ kind: 'lose-response' }];
/** The call is not carried out, and its process learns nothing of that. */
const NOT_DONE = refusal('Unavailable', 503);

export type FaultKind =
  | 'throttled'
  | 'throttled-for-long'
  | 'server-error'
  | 'expired-credentials'
  | 'denied'
  | 'no-capacity'
  | 'quota-used-up'
  | 'response-lost'
  | 'slow-response'
  | 'no-response'
  | 'done-without-response'
  | 'cut-off'
  | 'killed-before'
  | 'killed-after'
  | 'aborted';

/** What the endpoint does with a call. */
export const EFFECTS: Readonly<Record<FaultKind, readonly Effect[]>> = {
  throttled: refusal('RequestLimitExceeded', 503),
  'throttled-for-long': refusal('RequestLimitExceeded', 503),
  'server-error': refusal('InternalError', 500),
  'expired-credentials': refusal('ExpiredToken', 400),
  denied: refusal('UnauthorizedOperation', 403),
  'no-capacity': refusal('InsufficientInstanceCapacity', 500),
  'quota-used-up': refusal('VcpuLimitExceeded', 400),
  'response-lost': LOST,
  'slow-response': [{ kind: 'delay', ms: 7_000 }],
  'no-response': [{ kind: 'delay', ms: 86_400_000 }],
  'done-without-response': [],
  /** The port refuses connections, this call's the first. */
  'cut-off': NOT_DONE,
  'killed-before': NOT_DONE,
  'killed-after': LOST,
  /** The runner cancels the step. */
  aborted: [],
};

export const FAULT_KINDS: readonly FaultKind[] = Object.keys(EFFECTS) as FaultKind[];

/** Faults that go on for a while, for every call. */
export const LASTING: ReadonlySet<FaultKind> = new Set([
  'throttled-for-long',
  'cut-off',
  'expired-credentials',
]);

const LAUNCH_FAULTS: ReadonlySet<FaultKind> = new Set(['no-capacity', 'quota-used-up']);
/** What befalls a process rather than a call. */
const OF_PROCESSES: ReadonlySet<FaultKind> = new Set(['killed-before', 'killed-after', 'aborted']);

/** Whether such a fault can come in a phase. */
export function fits(kind: FaultKind, phase: Phase): boolean {
  if (LAUNCH_FAULTS.has(kind)) return phase === 'launch';
  return phase !== 'build' || OF_PROCESSES.has(kind);
}

export interface Fault {
  readonly kind: FaultKind;
  readonly phase: Phase;
  /** Number of the call in its phase, from 0. */
  readonly at: number;
  /** How long a lasting fault lasts, from its call on, by the clock of the endpoint. */
  readonly seconds: number;
}

export function nameOf({ kind, phase }: Pick<Fault, 'kind' | 'phase'>): string {
  return `${kind} at ${phase}`;
}
