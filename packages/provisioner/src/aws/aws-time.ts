import { type Clock, formatDuration } from '@ami-select/core';

/** What responses tell of a clock. */
export interface ClockOffset {
  /** Milliseconds that AWS's time is after that of the clock, by the latest response. */
  readonly ms: number;
  /** The responses do not differ about it by more than some minutes. */
  readonly isSteady: boolean;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** A `Date` has whole seconds, and a slow response is late. */
const NOTICEABLE_MS = 60_000;
/** AWS refuses signatures that are off by more than five minutes (IAM user guide, "Troubleshoot Signature Version 4"). */
const STEADY_MS = 5 * 60_000;

/** A clock is right or wrong for everybody who looks at it. */
const OFFSETS = new WeakMap<object, { ms: number; least: number; most: number }>();

/** How far a clock is off, by what the clients of this package heard so far; undefined before a response named its time. */
export function clockOffset(clock: Pick<Clock, 'now'>): ClockOffset | undefined {
  const heard = OFFSETS.get(clock);
  return heard && { ms: heard.ms, isSteady: heard.most - heard.least <= STEADY_MS };
}

/** AWS's time: that of the clock where no response named one, or where they differ by less than a minute. */
export function awsNow(clock: Pick<Clock, 'now'>): Date {
  return new Date(toAwsTime(clock.now().getTime(), clock));
}

/** Milliseconds of AWS's time for those of a clock. */
export function toAwsTime(ms: number, clock: Pick<Clock, 'now'>): number {
  return ms + wrongBy(clock);
}

/** Milliseconds that the clock is behind AWS's time, negative ahead of it; 0 for less than a minute. */
function wrongBy(clock: Pick<Clock, 'now'>): number {
  const ms = OFFSETS.get(clock)?.ms ?? 0;
  return Math.abs(ms) < NOTICEABLE_MS ? 0 : ms;
}

/** Whether responses have told that a clock is off by a minute or more. */
export function isClockWrong(clock: Pick<Clock, 'now'>): boolean {
  return wrongBy(clock) !== 0;
}

/** A sentence about a clock that is wrong; undefined for one that is right, or not known not to be. */
export function describeOffset(clock: Pick<Clock, 'now'>): string | undefined {
  const ms = wrongBy(clock);
  if (ms === 0) return undefined;
  const minutes = Math.round(Math.abs(ms) / 60_000) * 60_000;
  return `The clock of this machine is ${formatDuration(minutes)} ${ms > 0 ? 'behind' : 'ahead of'} AWS's.`;
}

/** Takes the time of a response; one out of a cache (`age`) is old. */
export function hearTime(headers: Headers, clock: Pick<Clock, 'now'>): void {
  const at = Date.parse(headers.date ?? '');
  if (Number.isNaN(at) || headers.age !== undefined) return;
  const ms = at - clock.now().getTime();
  const { least, most } = OFFSETS.get(clock) ?? { least: ms, most: ms };
  OFFSETS.set(clock, { ms, least: Math.min(least, ms), most: Math.max(most, ms) });
}

/** The part of the SDK's commands that lets one see the response: its error, too. */
interface Observable {
  readonly middlewareStack?: {
    add(middleware: unknown, options: object): void;
  };
}

type Next = (args: unknown) => Promise<{ readonly response?: unknown }>;

/** Lets the response to a command tell the time. */
export function listenForTime(command: object, clock: Pick<Clock, 'now'>): void {
  const listen = (next: Next) => async (args: unknown) => {
    const result = await next(args);
    const { headers = {} } = (result.response ?? {}) as { readonly headers?: Headers };
    hearTime(headers, clock);
    return result;
  };
  const options = { step: 'deserialize', priority: 'low', name: 'listenForTime', override: true };
  (command as Observable).middlewareStack?.add(listen, options);
}
