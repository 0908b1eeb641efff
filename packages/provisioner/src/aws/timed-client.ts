import type { Clock } from '@ami-select/core';
import { listenForTime } from './aws-time.ts';
import type { Ec2Port, SchedulerPort } from './ports.ts';

/** A launch of many machines is the slowest call; no response after so long will not come any more. */
const LAUNCH_MS = 60_000;
const CALL_MS = 20_000;
/** At the end of an end's time a call gets so long all the same... */
const SHORTEST_MS = 2_000;
/** ...and so long after it none is sent any more, such as for the next page of a list without end. */
const GRACE_MS = 20_000;

const LAUNCHING = new Set(['RunInstances', 'CreateFleet']);

/**
 * A client whose calls always come to an end: one without a response is cut off and fails as a connection that timed out.
 * Its responses tell how far the clock is off (`clockOffset`).
 *
 * @param untilMs Milliseconds of the clock after which no call is worth a long wait, and soon none at all.
 */
export function timedClient<Port extends Ec2Port | SchedulerPort>(
  client: Port,
  clock: Clock,
  untilMs: number = Number.POSITIVE_INFINITY,
): Port {
  const send = (command: object): Promise<unknown> => {
    const most = LAUNCHING.has(actionOf(command)) ? LAUNCH_MS : CALL_MS;
    const left = untilMs - clock.now().getTime();
    listenForTime(command, clock);
    if (left < -GRACE_MS) return Promise.reject(timedOut(actionOf(command), 0));
    return sendWithin(client, command, Math.min(most, Math.max(left, SHORTEST_MS)), clock);
  };
  return { send } as Port;
}

/** The same dependencies, with calls that always come to an end. */
export function withTimeouts<Dependencies extends TimedDependencies>(
  dependencies: Dependencies,
  untilMs?: number,
): Dependencies {
  const { ec2, scheduler, clock } = dependencies;
  return {
    ...dependencies,
    ec2: timedClient(ec2, clock, untilMs),
    scheduler: scheduler && timedClient(scheduler, clock, untilMs),
  };
}

interface TimedDependencies {
  readonly ec2: Ec2Port;
  readonly scheduler?: SchedulerPort | undefined;
  readonly clock: Clock;
}

function sendWithin(
  client: Ec2Port | SchedulerPort,
  command: object,
  ms: number,
  clock: Clock,
): Promise<unknown> {
  return inTime(actionOf(command), ms, clock, (abortSignal) =>
    (client as Ec2Port).send(command as never, { abortSignal }),
  );
}

/** What a call resolves with; one without a response is cut off after so many milliseconds and fails with `timedOut`. */
export async function inTime<T>(
  action: string,
  ms: number,
  clock: Clock,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cut = new AbortController();
  const timer = new AbortController();
  const timeout = clock.sleep(ms, timer.signal).then(
    () => {
      cut.abort();
      throw timedOut(action, ms);
    },
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([call(cut.signal), timeout]);
  } catch (error) {
    // The client rejects as well when it is cut off, with an error that does not say that the call may have arrived.
    throw cut.signal.aborted ? timedOut(action, ms) : error;
  } finally {
    // With a reason: an abort without one makes an error with its stack, for nobody.
    timer.abort('the call is over');
  }
}

/** By the SDK's schema of the command where it has one: a bundle's minifier renames classes. */
function actionOf(command: { readonly schema?: unknown }): string {
  const name = Array.isArray(command.schema) ? command.schema[2] : undefined;
  return typeof name === 'string' ? name : command.constructor.name.replace(/Command$/, '');
}

/** The error of a call that was cut off after so many milliseconds, as that of a connection that timed out. */
export function timedOut(action: string, ms: number): Error {
  const error = new Error(
    ms === 0 ? `${action} was not sent: time is up` : `${action} has no response after ${ms / 1000} s`,
  );
  return Object.assign(error, { name: 'TimeoutError', code: 'ETIMEDOUT' });
}
