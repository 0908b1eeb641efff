import { ec2Error } from '../fake-responses.ts';

/** Where in a fleet's life a call is; `lease`: between the launch and the handle with its end, CreateSchedule. */
export type Phase = 'launch' | 'lease' | 'ready' | 'end';

/** The kinds of faults that a call can meet, besides those of the resources themselves. */
export const CALL_FAULTS = [
  'throttled',
  'throttled-for-long',
  'server-error',
  'response-lost',
  'cut-off',
  'expired-credentials',
  'denied',
  'no-response',
  'done-without-response',
  'killed-before',
  'killed-after',
  'aborted',
  'no-capacity',
  'quota-used-up',
] as const;

export type CallFaultKind = (typeof CALL_FAULTS)[number];

/** One fault of a schedule. */
export interface CallFault {
  readonly kind: CallFaultKind;
  readonly phase: Phase;
  /** Number of the call in its phase, from 0. */
  readonly at: number;
  /** The one action that meets it, any if absent. */
  readonly action?: string;
  /** How long a lasting fault lasts, from its call on. */
  readonly seconds: number;
}

/** A fault that a call met. */
export interface MetFault extends CallFault {
  readonly action: string;
}

/** Faults of launches alone: other calls cannot meet them. */
export const LAUNCH_FAULTS: ReadonlySet<CallFaultKind> = new Set(['no-capacity', 'quota-used-up']);

/** Faults that go on for a while, for every call. */
const LASTING: ReadonlySet<CallFaultKind> = new Set(['throttled-for-long', 'cut-off', 'expired-credentials']);

/** Milliseconds that a fault lasts, 0 for one call. */
export function durationOf({ kind, seconds }: CallFault): number {
  return LASTING.has(kind) ? seconds * 1000 : 0;
}

/** The refusals that a call gets without being carried out. */
export function refusalOf(kind: CallFaultKind): Error | undefined {
  switch (kind) {
    case 'throttled':
    case 'throttled-for-long':
      return ec2Error('RequestLimitExceeded', 503);
    case 'server-error':
      return ec2Error('InternalError', 500);
    case 'cut-off':
      return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    case 'expired-credentials':
      return ec2Error('RequestExpired', 400);
    case 'denied':
      return ec2Error('UnauthorizedOperation', 403);
    case 'no-capacity':
      return ec2Error('InsufficientInstanceCapacity', 500);
    case 'quota-used-up':
      return ec2Error('VcpuLimitExceeded', 400);
    default:
      return undefined;
  }
}
